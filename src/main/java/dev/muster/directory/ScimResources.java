package dev.muster.directory;

import dev.muster.activity.Scope;
import dev.muster.directory.query.ResourceListing;
import dev.muster.directory.query.ResourcePage;
import dev.muster.directory.query.ResourceQuery;
import java.util.UUID;

/// Users and groups of one setting together, as its client lists and searches them (RFC 7644 section 3.4.2).
public record ScimResources(Scope scope, UUID setting) {

    /// One page, all of it from one moment.
    public ResourcePage list(ResourceQuery query) {
        return scope.read(change -> new ResourceListing(change.transaction(), setting).page(query));
    }
}
