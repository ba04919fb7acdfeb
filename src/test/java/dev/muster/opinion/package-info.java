/// A second opinion: what another implementation of SCIM makes of generated filters, paths and patches, against
/// what ours makes of them in memory, in PostgreSQL and over HTTP. Where the two differ for good, the difference
/// stands in docs/second-opinion.md with its reason.
@NullMarked
package dev.muster.opinion;

import org.jspecify.annotations.NullMarked;
