/// The log of requests, their counts, and the health of a setting.
@NullMarked
package dev.muster.traffic;

import org.jspecify.annotations.NullMarked;
