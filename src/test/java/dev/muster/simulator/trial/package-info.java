/// Tests of trial runs.
@NullMarked
package dev.muster.simulator.trial;

import org.jspecify.annotations.NullMarked;
