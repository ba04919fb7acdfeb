/// Tests of the package of the same name.
@NullMarked
package dev.muster.directory;

import org.jspecify.annotations.NullMarked;
