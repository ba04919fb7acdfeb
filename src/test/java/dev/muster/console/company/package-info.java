/// The pages about companies, in a browser.
@NullMarked
package dev.muster.console.company;

import org.jspecify.annotations.NullMarked;
