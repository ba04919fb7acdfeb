/// The SCIM door from outside: real requests against a real server, statement by statement. Class and method
/// names carry the statements' numbers (CRE-04: RFC 7644 section 3.3, and so on).
@NullMarked
package dev.muster.scim.door;

import org.jspecify.annotations.NullMarked;
