/// The first page of a SCIM setting, in a browser.
@NullMarked
package dev.muster.console.overview;

import org.jspecify.annotations.NullMarked;
