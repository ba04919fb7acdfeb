/// The endpoint of Groups (RFC 7643 section 4.2).
@NullMarked
package dev.muster.scim.group;

import org.jspecify.annotations.NullMarked;
