/// The pages about fields, over HTTP and in a browser.
@NullMarked
package dev.muster.console.field;

import org.jspecify.annotations.NullMarked;
