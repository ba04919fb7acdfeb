/// The pages of a SCIM setting, in a browser.
@NullMarked
package dev.muster.console.setting;

import org.jspecify.annotations.NullMarked;
