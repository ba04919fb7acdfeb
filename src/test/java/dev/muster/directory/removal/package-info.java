/// Tests of the package of the same name.
@NullMarked
package dev.muster.directory.removal;

import org.jspecify.annotations.NullMarked;
