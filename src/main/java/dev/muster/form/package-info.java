/// Reads what an administrator filled in, from the API or the console, and tells everything that is wrong with
/// it at once.
@NullMarked
package dev.muster.form;

import org.jspecify.annotations.NullMarked;
