/// Addresses that the client of a setting was refused because somebody else has them (rule L6), and how that is
/// settled.
@NullMarked
package dev.muster.console.setting.conflict;

import org.jspecify.annotations.NullMarked;
