/// Tests of the package of the same name.
@NullMarked
package dev.muster.api;

import org.jspecify.annotations.NullMarked;
