/// Judges any SCIM 2.0 server from outside, by the statements of `docs/standards.md`. It knows servers only by what
/// they answer, so the package imports nothing else of ours.
@NullMarked
package dev.muster.verify;

import org.jspecify.annotations.NullMarked;
