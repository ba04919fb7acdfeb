/// What is checked, an area of the standards each: a check is an id, a level, a sentence, a source and a probe.
@NullMarked
package dev.muster.verify.catalogue;

import org.jspecify.annotations.NullMarked;
