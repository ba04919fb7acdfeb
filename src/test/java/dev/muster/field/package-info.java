/// Tests of the package of the same name.
@NullMarked
package dev.muster.field;

import org.jspecify.annotations.NullMarked;
