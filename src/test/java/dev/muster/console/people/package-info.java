/// The pages about people, over HTTP and in a browser.
@NullMarked
package dev.muster.console.people;

import org.jspecify.annotations.NullMarked;
