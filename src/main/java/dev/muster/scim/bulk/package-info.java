/// Many operations in one request (RFC 7644 section 3.7). Each runs as a request to the endpoint of its own
/// resource; what is done here is the order, the references between them, and the results.
@NullMarked
package dev.muster.scim.bulk;

import org.jspecify.annotations.NullMarked;
