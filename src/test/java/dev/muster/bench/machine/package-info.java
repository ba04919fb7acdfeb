/// What a run needs around it: a PostgreSQL and a Muster of its own in processes of their own, and what they use.
@NullMarked
package dev.muster.bench.machine;

import org.jspecify.annotations.NullMarked;
