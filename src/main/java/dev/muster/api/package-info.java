/// The admin API: JSON in and out, problem+json for what is refused (RFC 9457). It says what the features do,
/// and does nothing itself.
@NullMarked
package dev.muster.api;

import org.jspecify.annotations.NullMarked;
