/// Tables as CSV, in and out, line by line and in bounded memory. Knows nothing of what stands in them.
@NullMarked
package dev.muster.csv;

import org.jspecify.annotations.NullMarked;
