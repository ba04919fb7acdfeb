/// The pages for people: made on the server, usable without scripts. A door beside the others: it puts requests
/// into the words of the features below, and their answers and refusals into pages.
@NullMarked
package dev.muster.console;

import org.jspecify.annotations.NullMarked;
