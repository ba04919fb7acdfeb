/// The way from the list of SCIM settings to a new one, in a browser.
@NullMarked
package dev.muster.console.connect;

import org.jspecify.annotations.NullMarked;
