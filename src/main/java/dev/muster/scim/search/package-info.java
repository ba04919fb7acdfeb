/// Lists and searches of one type or of all, by index or by cursor (RFC 7644 section 3.4.2, RFC 9865).
@NullMarked
package dev.muster.scim.search;

import org.jspecify.annotations.NullMarked;
