package dev.muster.directory.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A place in an ordered list, after one of its resources: what comes next is known even when that resource is
/// gone.
///
/// @param keys what the resource was ordered by, as PostgreSQL writes it; null for what it had no value of
public record Position(List<@Nullable String> keys, UUID id) {
    public Position {
        keys = Collections.unmodifiableList(new ArrayList<>(keys));
    }
}
