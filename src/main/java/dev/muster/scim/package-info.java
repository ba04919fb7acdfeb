/// The SCIM door: it speaks the protocol of RFC 7644 and nothing else does. No SQL here.
@NullMarked
package dev.muster.scim;

import org.jspecify.annotations.NullMarked;
