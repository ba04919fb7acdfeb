/// The embedded PostgreSQL, started, stopped and killed for real.
@NullMarked
package dev.muster.postgres;

import org.jspecify.annotations.NullMarked;
