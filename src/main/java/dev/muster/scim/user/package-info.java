/// The endpoint of Users (RFC 7643 section 4.1).
@NullMarked
package dev.muster.scim.user;

import org.jspecify.annotations.NullMarked;
