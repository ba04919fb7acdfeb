/// Tests of the package of the same name.
@NullMarked
package dev.muster.setting;

import org.jspecify.annotations.NullMarked;
