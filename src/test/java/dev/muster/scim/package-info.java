/// The SCIM door, tried over HTTP.
@NullMarked
package dev.muster.scim;

import org.jspecify.annotations.NullMarked;
