/// The pages, over HTTP and in a browser.
@NullMarked
package dev.muster.console;

import org.jspecify.annotations.NullMarked;
