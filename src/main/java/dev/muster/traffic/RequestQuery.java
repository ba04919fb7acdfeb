package dev.muster.traffic;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which requests a list asks for; what is null is not asked.
///
/// @param statusClass the first digit of the status
/// @param person whom the request changed, or showed in a list that is not long
public record RequestQuery(
        @Nullable Integer statusClass,
        @Nullable String method,
        @Nullable String resourceType,
        @Nullable UUID person) {}
