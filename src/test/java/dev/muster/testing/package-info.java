/// What the tests share: one PostgreSQL for all of them.
@NullMarked
package dev.muster.testing;

import org.jspecify.annotations.NullMarked;
