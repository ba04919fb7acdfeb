/// Tests of the package of the same name.
@NullMarked
package dev.muster.directory.group;

import org.jspecify.annotations.NullMarked;
