/// Measures the same requests of ever more people, and of ever greater groups: what they cost may not grow with them.
@NullMarked
package dev.muster.bench.growth;

import org.jspecify.annotations.NullMarked;
