/// The embedded PostgreSQL: unpacks the server's programs, keeps one durable cluster under the data directory
/// and runs it on loopback. A component of its own that knows nothing of Muster; it hands out an address, a
/// user and a password.
@NullMarked
package dev.muster.postgres;

import org.jspecify.annotations.NullMarked;
