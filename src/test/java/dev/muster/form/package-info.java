/// Tests of the package of the same name.
@NullMarked
package dev.muster.form;

import org.jspecify.annotations.NullMarked;
