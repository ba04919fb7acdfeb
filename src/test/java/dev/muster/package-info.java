/// The process as a whole: its configuration, its start and its end.
@NullMarked
package dev.muster;

import org.jspecify.annotations.NullMarked;
