package dev.muster.directory.query;

import org.jspecify.annotations.Nullable;

/// Where a page begins: at an index (RFC 7644 section 3.4.2.4), or where a walk by cursor has come to (RFC 9865
/// section 2).
public sealed interface Start {

    /// @param index of the first resource, from 1
    record Index(long index) implements Start {
        public Index {
            if (index < 1) {
                throw new IllegalArgumentException("A page starts at 1 or later");
            }
        }
    }

    /// @param after null at the beginning
    record Walk(@Nullable Position after) implements Start {}
}
