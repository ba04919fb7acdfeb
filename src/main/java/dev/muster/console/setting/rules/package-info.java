/// The page on which the rules of a setting are changed: what fills which field, where people go, how the client is
/// read and held back; with the preview of what a change would do.
@NullMarked
package dev.muster.console.setting.rules;

import org.jspecify.annotations.NullMarked;
