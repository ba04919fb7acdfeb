/// PostgreSQL: pooled connections, one transaction per unit of work bound to one company, repeated when
/// PostgreSQL asks for it, and migrations. Knows nothing of what is stored.
@NullMarked
package dev.muster.store;

import org.jspecify.annotations.NullMarked;
