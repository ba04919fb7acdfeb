package dev.muster.directory.query;

import dev.muster.filter.Filter;
import org.jspecify.annotations.Nullable;

/// Which SCIM resources are asked for, and which page of them (RFC 7644 section 3.4.2).
///
/// @param filter null for all
/// @param startIndex from 1
/// @param count at most so many; 0 asks for the total alone
/// @param baseUrl what `meta.location` and `$ref` start with, since filters may name them
public record ResourceQuery(@Nullable Filter filter, long startIndex, int count, String baseUrl) {

    public ResourceQuery {
        if (startIndex < 1 || count < 0) {
            throw new IllegalArgumentException("A page starts at 1 and holds 0 or more");
        }
    }
}
