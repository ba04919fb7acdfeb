package dev.muster.opinion;

import dev.muster.schema.AttributePath;
import dev.muster.schema.Paths;
import dev.muster.schema.ResourceType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Parts the elements of an attribute: what stands in brackets is asked of each of them alone. What was parted once
/// is given again.
final class Parting {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ResourceType type;
    private final IdentityHashMap<ObjectNode, Map<String, List<ObjectNode>>> known = new IdentityHashMap<>();

    Parting(ResourceType type) {
        this.type = type;
    }

    /// For each element a resource that has nothing else.
    List<ObjectNode> elements(ObjectNode resource, String attribute) {
        return known.computeIfAbsent(resource, _ -> new HashMap<>())
                .computeIfAbsent(attribute, _ -> parted(resource, attribute));
    }

    private List<ObjectNode> parted(ObjectNode resource, String attribute) {
        AttributePath path = Paths.resolve(type, attribute).orElseThrow();
        JsonNode holder = path.extension() == null ? resource : resource.path(path.extension());
        JsonNode value = holder.path(path.attribute().name());
        List<ObjectNode> each = new ArrayList<>();
        for (JsonNode element : value.isArray() ? value : NODES.arrayNode().add(value)) {
            if (!element.isMissingNode() && !element.isNull()) {
                each.add(alone(path, value.isArray(), element));
            }
        }
        return each;
    }

    private static ObjectNode alone(AttributePath path, boolean many, JsonNode element) {
        ObjectNode resource = NODES.objectNode();
        ObjectNode holder = path.extension() == null ? resource : resource.putObject(path.extension());
        String name = path.attribute().name();
        if (many) {
            holder.putArray(name).add(element);
        } else {
            holder.set(name, element);
        }
        return resource;
    }
}
