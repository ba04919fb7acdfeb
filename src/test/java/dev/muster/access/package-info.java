/// Tests of the package of the same name.
@NullMarked
package dev.muster.access;

import org.jspecify.annotations.NullMarked;
