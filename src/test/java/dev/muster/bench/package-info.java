/// Measures the whole of Muster over HTTP against what its database could do at most, and reads back all that
/// it wrote. It is run by `bin/bench` and is no part of the product.
@NullMarked
package dev.muster.bench;

import org.jspecify.annotations.NullMarked;
