package dev.muster.directory.query;

import dev.muster.directory.Stored;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a list of resources.
///
/// @param total all matches, not those of this page
/// @param next where a walk goes on; null when this is its last page, or no walk
public record ResourcePage(
        List<Found> found, long total, @Nullable Position next) {

    /// A resource and its type.
    public record Found(ResourceKind kind, Stored stored) {}

    public ResourcePage {
        found = List.copyOf(found);
    }

    /// The resources of one type, in their order.
    public List<Stored> of(ResourceKind kind) {
        return found.stream()
                .filter(each -> each.kind() == kind)
                .map(Found::stored)
                .toList();
    }
}
