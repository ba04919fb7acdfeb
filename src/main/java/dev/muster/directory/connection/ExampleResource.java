package dev.muster.directory.connection;

import dev.muster.filter.Filter;
import dev.muster.filter.PathParser;
import dev.muster.filter.Selection;
import dev.muster.filter.Tolerance;
import dev.muster.schema.Attribute;
import dev.muster.schema.ResourceType;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A SCIM user that has given values at given paths, as a client would send it.
final class ExampleResource {

    private ExampleResource() {}

    /// @param values by path; an empty one is left out
    static ObjectNode of(Map<String, String> values) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        values.forEach((path, value) -> {
            if (!value.isBlank()) {
                put(resource, PathParser.parse(ResourceType.USER, Tolerance.ALL, path), value);
            }
        });
        return resource;
    }

    private static void put(ObjectNode resource, Selection selection, String value) {
        ObjectNode holder = selection.path().extension() == null
                ? resource
                : resource.withObjectProperty(selection.path().extension());
        Attribute attribute = selection.path().attribute();
        Attribute part = selection.subAttribute() == null ? selection.path().subAttribute() : selection.subAttribute();
        if (attribute.multiValued()) {
            ArrayNode elements = holder.withArrayProperty(attribute.name());
            if (part == null && selection.elements() == null) {
                elements.add(value);
            } else {
                element(elements, selection.elements()).put(part == null ? "value" : part.name(), value);
            }
        } else if (part == null) {
            holder.put(attribute.name(), value);
        } else {
            holder.withObjectProperty(attribute.name()).put(part.name(), value);
        }
    }

    /// The element that the filter asks for; of several parts of one element, the later ones find the first.
    private static ObjectNode element(ArrayNode elements, @Nullable Filter filter) {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        if (filter != null) {
            fulfil(filter, wanted);
        }
        for (JsonNode element : elements) {
            if (element instanceof ObjectNode found && has(found, wanted)) {
                return found;
            }
        }
        elements.add(wanted);
        return wanted;
    }

    private static boolean has(ObjectNode element, ObjectNode wanted) {
        return wanted.properties().stream().allMatch(part -> part.getValue().equals(element.path(part.getKey())));
    }

    /// Such as `type eq "work"`. What cannot be fulfilled by a value leaves the example without one.
    private static void fulfil(Filter filter, ObjectNode element) {
        switch (filter) {
            case Filter.And(var terms) -> terms.forEach(term -> fulfil(term, element));
            case Filter.Or(var terms) -> fulfil(terms.getFirst(), element);
            case Filter.Comparison(var path, var operator, var operand) -> {
                if (operator == Filter.Operator.EQ) {
                    put(element, path.attribute().name(), operand);
                }
            }
            case Filter.Not _, Filter.Present _, Filter.ValuePath _ -> {}
        }
    }

    private static void put(ObjectNode element, String name, Filter.Operand operand) {
        switch (operand) {
            case Filter.Operand.Text(String text) -> element.put(name, text);
            case Filter.Operand.Bool(boolean bool) -> element.put(name, bool);
            case Filter.Operand.Numeric(var number) -> element.put(name, number);
            case Filter.Operand.Time _ -> {}
        }
    }
}
