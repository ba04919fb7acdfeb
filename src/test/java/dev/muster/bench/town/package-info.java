/// The companies of a run, who lives in them as rows that Muster itself has written, and what their clients ask.
@NullMarked
package dev.muster.bench.town;

import org.jspecify.annotations.NullMarked;
