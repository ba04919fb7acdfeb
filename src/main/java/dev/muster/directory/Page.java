package dev.muster.directory;

import java.util.List;

/// One page of a list that is addressed by index (RFC 7644 section 3.4.2.4).
///
/// @param totalResults all matches, not those of this page
/// @param startIndex index of the first one of this page, from 1
public record Page<T>(List<T> items, long totalResults, long startIndex) {
    public Page {
        items = List.copyOf(items);
    }
}
