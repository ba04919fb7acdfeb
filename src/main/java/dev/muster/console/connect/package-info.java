/// From the list of SCIM settings to a new one: the wizard, the page with its token, and the wait for the first
/// request.
@NullMarked
package dev.muster.console.connect;

import org.jspecify.annotations.NullMarked;
