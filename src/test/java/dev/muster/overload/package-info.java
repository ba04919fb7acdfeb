/// More than can be done at once: too many requests, clients that are slow or gone, a database that is busy. What can
/// be done is done, the rest is told at once to come again, and nobody pays for somebody else's haste.
@NullMarked
package dev.muster.overload;

import org.jspecify.annotations.NullMarked;
