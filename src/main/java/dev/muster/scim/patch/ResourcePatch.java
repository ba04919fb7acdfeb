package dev.muster.scim.patch;

import dev.muster.schema.AttributePath;
import dev.muster.schema.ResourceType;
import dev.muster.scim.dialect.Habits;
import dev.muster.scim.message.Elements;
import dev.muster.scim.message.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Applies checked operations to a resource, in order, each on the result of the one before (RFC 7644 section
/// 3.5.2). The resource given stays as it is: the result is a copy, so that a refusal in the middle changes
/// nothing.
record ResourcePatch(ResourceType type, Habits habits, List<Operation> operations)
        implements UnaryOperator<ObjectNode> {

    ResourcePatch {
        operations = List.copyOf(operations);
    }

    @Override
    public ObjectNode apply(ObjectNode resource) {
        ObjectNode patched = resource.deepCopy();
        for (Operation operation : operations) {
            apply(operation, patched);
        }
        return Shape.stored(type, patched);
    }

    private void apply(Operation operation, ObjectNode resource) {
        switch (operation) {
            case Operation.Set(AttributePath path, JsonNode value) -> Place.set(resource, path, value.deepCopy());
            case Operation.Clear(AttributePath path) -> Place.clear(resource, path);
            case Operation.Append append -> append(append, resource);
            case Operation.Change change -> new ElementPatch(change, habits).apply(resource);
        }
    }

    private static void append(Operation.Append append, ObjectNode resource) {
        AttributePath path = append.path();
        Elements elements = Elements.of(path.leaf(), Place.elements(resource, path));
        List<JsonNode> touched = new ArrayList<>();
        for (JsonNode element : append.elements()) {
            touched.add(elements.add(element.deepCopy()));
        }
        Place.set(resource, path, elements.settled(touched, path.toString()));
    }
}
