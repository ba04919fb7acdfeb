/// What Muster says of itself: ServiceProviderConfig, ResourceTypes and Schemas (RFC 7644 section 4).
@NullMarked
package dev.muster.scim.discovery;

import org.jspecify.annotations.NullMarked;
