/// Checked filters become SQL here and nowhere else; every value is bound.
@NullMarked
package dev.muster.directory.query;

import org.jspecify.annotations.NullMarked;
