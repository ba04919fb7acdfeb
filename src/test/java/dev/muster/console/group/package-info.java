/// The pages about target groups, over HTTP and in a browser.
@NullMarked
package dev.muster.console.group;

import org.jspecify.annotations.NullMarked;
