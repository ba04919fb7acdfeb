/// Whether the judge judges rightly: our own server passes, and each distortion of it is found.
@NullMarked
package dev.muster.verify;

import org.jspecify.annotations.NullMarked;
