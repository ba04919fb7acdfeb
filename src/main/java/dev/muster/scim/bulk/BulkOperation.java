package dev.muster.scim.bulk;

import dev.muster.http.Method;
import dev.muster.refusal.Refusal;
import dev.muster.scim.ResourceEndpoint;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// One operation of a bulk, and what its result repeats of it.
///
/// @param method as the result tells it; null when it is no text
/// @param bulkId the client's name for what a POST makes
record BulkOperation(@Nullable String method, @Nullable String bulkId, Work work) {

    /// What there is to do.
    sealed interface Work {}

    /// A request to the endpoint of a resource type.
    ///
    /// @param method any but GET
    /// @param id of the resource, perhaps `bulkId:x`; null for a POST
    /// @param version what If-Match would say
    /// @param data the body; null for a DELETE
    record Call(
            Method method,
            ResourceEndpoint endpoint,
            @Nullable String id,
            @Nullable String version,
            @Nullable ObjectNode data)
            implements Work {

        /// Whether both are about one resource, as far as the paths tell.
        boolean isAboutTheSameAs(Call other) {
            return id != null && id.equals(other.id) && isOfTheSameTypeAs(other);
        }

        boolean isOfTheSameTypeAs(BulkOperation other) {
            return other.work() instanceof Call call && isOfTheSameTypeAs(call);
        }

        boolean isOfTheSameTypeAs(Call other) {
            return endpoint.type().name().equals(other.endpoint.type().name());
        }

        @Nullable
        ObjectNode data(Lookup lookup) {
            return data == null ? null : new References(endpoint.type(), lookup).replaced(method, data);
        }

        @Nullable
        String id(Lookup lookup) {
            String name = id == null ? null : ReferenceValues.name(id);
            Made made = name == null ? null : lookup.made(name);
            return made == null ? id : made.id();
        }
    }

    /// Nothing that can be called: the operation fails with this.
    record Wrong(Refusal refusal) implements Work {}

    boolean isPost() {
        return "POST".equals(method);
    }

    /// Which of the bulk's names the operation refers to.
    Set<String> names(Set<String> posts) {
        Set<String> names = new TreeSet<>();
        if (work instanceof Call call) {
            Collected collected = new Collected(posts, names);
            Object unused = call.id(collected);
            unused = call.data(collected);
        }
        return names;
    }

    /// Leaves every reference out, and keeps its name.
    private record Collected(Set<String> posts, Set<String> names) implements Lookup {

        @Override
        public boolean isNamed(String bulkId) {
            return posts.contains(bulkId);
        }

        @Override
        public @Nullable Made made(String bulkId) {
            if (isNamed(bulkId)) {
                names.add(bulkId);
            }
            return null;
        }
    }
}
