package dev.muster.scim.patch;

import dev.muster.schema.AttributePath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Where the value of a path stands in a resource: in the resource itself, in an extension's object, or in a
/// complex value there. Objects on the way are made when something is set and vanish with their last value (RFC
/// 7643 section 2.5).
final class Place {

    private Place() {}

    /// The object that holds the path's last part.
    private static ObjectNode made(ObjectNode resource, AttributePath path) {
        ObjectNode holder = resource;
        for (String name : parents(path)) {
            holder = child(holder, name);
        }
        return holder;
    }

    /// The elements that are there. What no schema describes may stand alone, without an array.
    static ArrayNode elements(ObjectNode resource, AttributePath path) {
        ObjectNode holder = made(resource, path);
        @Nullable JsonNode present = holder.get(spelled(holder, path.leaf().name()));
        if (present instanceof ArrayNode elements) {
            return elements;
        }
        ArrayNode elements = Json.NODES.arrayNode();
        return present == null ? elements : elements.add(present);
    }

    static void set(ObjectNode resource, AttributePath path, JsonNode value) {
        ObjectNode holder = made(resource, path);
        holder.set(spelled(holder, path.leaf().name()), value);
    }

    static void clear(ObjectNode resource, AttributePath path) {
        List<String> names = new ArrayList<>(parents(path));
        if (!path.isWholeExtension()) {
            names.add(path.leaf().name());
        }
        clear(resource, names);
    }

    private static void clear(ObjectNode holder, List<String> names) {
        String name = spelled(holder, names.getFirst());
        if (names.size() == 1) {
            holder.remove(name);
        } else if (holder.get(name) instanceof ObjectNode inner) {
            clear(inner, names.subList(1, names.size()));
            if (inner.isEmpty()) {
                holder.remove(name);
            }
        }
    }

    private static List<String> parents(AttributePath path) {
        List<String> names = new ArrayList<>();
        if (path.extension() != null) {
            names.add(path.extension());
        }
        if (path.subAttribute() != null) {
            names.add(path.attribute().name());
        }
        return names;
    }

    private static ObjectNode child(ObjectNode holder, String name) {
        @Nullable JsonNode child = holder.get(spelled(holder, name));
        return child instanceof ObjectNode object ? object : holder.putObject(name);
    }

    /// Attributes that a schema describes are stored in its spelling; others in that of the client, who may use
    /// another one next time.
    static String spelled(ObjectNode holder, String name) {
        if (!holder.has(name)) {
            for (String present : holder.propertyNames()) {
                if (present.equalsIgnoreCase(name)) {
                    return present;
                }
            }
        }
        return name;
    }
}
