/// What is told of many numbers: medians, tables, plots.
@NullMarked
package dev.muster.bench.figures;

import org.jspecify.annotations.NullMarked;
