/// The pages of a SCIM setting that exists, and the tabs that join all of them.
@NullMarked
package dev.muster.console.setting;

import org.jspecify.annotations.NullMarked;
