/// Tells machines how the process is: alive, ready, and in figures.
@NullMarked
package dev.muster.health;

import org.jspecify.annotations.NullMarked;
