/// SCIM attributes as data (RFC 7643 sections 2, 4, 7): what a User and a Group are made of, attribute paths
/// resolved against them, and how text is compared.
@NullMarked
package dev.muster.schema;

import org.jspecify.annotations.NullMarked;
