package dev.muster.directory.query;

import dev.muster.filter.Filter;
import dev.muster.schema.AttributePath;
import dev.muster.schema.ResourceType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which SCIM resources are asked for, in which order, and which page of them (RFC 7644 section 3.4.2).
///
/// @param wanted the types, at least one
/// @param descending the greatest value first, and those without one before it (RFC 7644 section 3.4.2.3)
/// @param count at most so many; 0 asks for the total alone
/// @param withGroups whether the groups of users are wanted
/// @param baseUrl what `meta.location` and `$ref` start with, since filters and orders may name them
public record ResourceQuery(
        List<Wanted> wanted, boolean descending, Start start, int count, boolean withGroups, String baseUrl) {

    /// Resources of one type.
    ///
    /// @param filter null for all
    /// @param sortBy null when the list has no order of its own, or the type has no such attribute
    public record Wanted(
            ResourceKind kind,
            ResourceType type,
            @Nullable Filter filter,
            @Nullable AttributePath sortBy) {}

    public ResourceQuery {
        wanted = List.copyOf(wanted);
        if (wanted.isEmpty() || count < 0) {
            throw new IllegalArgumentException("A list has a type, and a page holds 0 or more");
        }
    }
}
