/// What happens when it goes on for long, when more is asked than can be answered, and when there are several nodes.
@NullMarked
package dev.muster.bench.strain;

import org.jspecify.annotations.NullMarked;
