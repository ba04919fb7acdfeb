package dev.muster.filter;

import dev.muster.schema.Attribute;
import dev.muster.schema.AttributePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads the values that a path names out of a resource (or, for a path of a value filter, out of one element).
/// Member names are found in any case where the schema does not give their spelling.
public final class Values {

    private Values() {}

    /// Every value that the selection picks from the resource, in order; nulls are none.
    public static List<JsonNode> of(Selection selection, JsonNode resource) {
        return partsOf(selection, elementsOf(selection, resource));
    }

    /// The one value that a mapping takes (rule F4): that of the primary element, else the first.
    public static Optional<JsonNode> one(Selection selection, JsonNode resource) {
        List<JsonNode> elements = elementsOf(selection, resource);
        for (JsonNode element : elements) {
            if (element.path("primary").asBoolean(false)) {
                List<JsonNode> parts = partsOf(selection, List.of(element));
                if (!parts.isEmpty()) {
                    return Optional.of(parts.getFirst());
                }
            }
        }
        return partsOf(selection, elements).stream().findFirst();
    }

    /// Every value of the path: elements one by one, sub-attributes of all elements.
    static List<JsonNode> of(AttributePath path, JsonNode resource) {
        return of(Selection.of(path), resource);
    }

    /// The values of the attribute itself, before any sub-attribute is taken from them.
    static List<JsonNode> elementsOf(AttributePath path, JsonNode resource) {
        JsonNode holder = path.extension() == null ? resource : member(resource, path.extension());
        List<JsonNode> elements = new ArrayList<>();
        collect(
                path.isWholeExtension()
                        ? holder
                        : member(holder, path.attribute().name()),
                elements);
        return elements;
    }

    private static List<JsonNode> elementsOf(Selection selection, JsonNode resource) {
        List<JsonNode> elements = elementsOf(selection.path(), resource);
        Filter filter = selection.elements();
        if (filter != null) {
            elements.removeIf(
                    element -> !Matcher.matchesElement(filter, selection.path().attribute(), element));
        }
        return elements;
    }

    private static List<JsonNode> partsOf(Selection selection, List<JsonNode> elements) {
        Attribute part = selection.subAttribute() == null ? selection.path().subAttribute() : selection.subAttribute();
        if (part == null) {
            return elements;
        }
        List<JsonNode> parts = new ArrayList<>();
        elements.forEach(element -> collect(member(element, part.name()), parts));
        return parts;
    }

    private static void collect(JsonNode value, List<JsonNode> values) {
        if (value.isArray()) {
            value.forEach(element -> collect(element, values));
        } else if (!value.isNull() && !value.isMissingNode()) {
            values.add(value);
        }
    }

    /// The schema's spelling is the usual case and is looked up; only names that clients made up are searched
    /// for.
    private static JsonNode member(JsonNode holder, String name) {
        JsonNode found = holder.path(name);
        if (!found.isMissingNode() || !holder.isObject()) {
            return found;
        }
        for (Map.Entry<String, JsonNode> member : holder.properties()) {
            if (member.getKey().equalsIgnoreCase(name)) {
                return member.getValue();
            }
        }
        return found;
    }
}
