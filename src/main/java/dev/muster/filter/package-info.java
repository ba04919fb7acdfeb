/// The filter language of RFC 7644 section 3.4.2.2: text to a checked, sealed tree, and the value filters of
/// PATCH paths and mappings. Becomes SQL in directory.query, or is matched against one JSON element here.
@NullMarked
package dev.muster.filter;

import org.jspecify.annotations.NullMarked;
