/// The pages that bring tables in and out, over HTTP and in a browser.
@NullMarked
package dev.muster.console.table;

import org.jspecify.annotations.NullMarked;
