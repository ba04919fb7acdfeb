/// The set-up guides, in a browser.
@NullMarked
package dev.muster.console.guide;

import org.jspecify.annotations.NullMarked;
