package dev.muster.scim.message;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A page of resources (RFC 7644 section 3.4.2). Numbers are always there, and `Resources` too, since strict
/// clients look for them.
///
/// @param total matches over all pages
/// @param startIndex of the first resource of this page, counted from 1; null in a walk by cursor
/// @param nextCursor what leads to the next page of a walk; null on its last page (RFC 9865 section 2)
public record ListResponse(
        long total, @Nullable Long startIndex, @Nullable String nextCursor, List<ObjectNode> resources) {

    private static final String URN = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    public ListResponse {
        resources = List.copyOf(resources);
    }

    /// A page that is addressed by index.
    public ListResponse(long total, long startIndex, List<ObjectNode> resources) {
        this(total, startIndex, null, resources);
    }

    /// All there is, on one page.
    public static ListResponse of(List<ObjectNode> resources) {
        return new ListResponse(resources.size(), 1, resources);
    }

    /// The message to be sent.
    public ObjectNode json() {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.putArray("schemas").add(URN);
        list.put("totalResults", total);
        if (startIndex != null) {
            list.put("startIndex", startIndex);
        }
        list.put("itemsPerPage", resources.size());
        if (nextCursor != null) {
            list.put("nextCursor", nextCursor);
        }
        ArrayNode items = list.putArray("Resources");
        resources.forEach(items::add);
        return list;
    }
}
