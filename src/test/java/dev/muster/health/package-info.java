/// Tests of the package of the same name.
@NullMarked
package dev.muster.health;

import org.jspecify.annotations.NullMarked;
