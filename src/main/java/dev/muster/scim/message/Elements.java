package dev.muster.scim.message;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.Attribute;
import dev.muster.schema.Folding;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The elements of a multi-valued attribute, collected one by one under its two rules (RFC 7643 section 2.4):
/// no `type` and `value` twice, and at most one primary element.
public final class Elements {

    private static final String PRIMARY = "primary";

    /// A thousand operations may each go through all elements.
    private static final int MAX_ELEMENTS = 5_000;

    private final Attribute attribute;
    private final Map<Same, JsonNode> elements = new LinkedHashMap<>();

    public Elements(Attribute attribute) {
        this.attribute = attribute;
    }

    /// The elements of an array, those of the same type and value merged.
    public static Elements of(Attribute attribute, ArrayNode array) {
        Elements elements = new Elements(attribute);
        array.forEach(elements::add);
        return elements;
    }

    /// Adds an element, unless one of its type and value is there, which then takes over what the new one says.
    ///
    /// @return the element that is, or has taken in, the new one
    public JsonNode add(JsonNode added) {
        JsonNode present = elements.putIfAbsent(key(added), added);
        if (present == null) {
            requireFew();
            return added;
        }
        if (present instanceof ObjectNode object && added instanceof ObjectNode more) {
            object.setAll(more);
        }
        return present;
    }

    public ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode().addAll(elements.values());
    }

    /// The elements after a change: when one of those touched is primary, no other one is any more (RFC 7644
    /// section 3.5.2). Two that differed only in that have become one.
    public ArrayNode settled(Collection<JsonNode> touched, String path) {
        if (isOpen()) {
            return array();
        }
        // Touched ones that have become the same are one element, and one claim.
        List<JsonNode> claims =
                touched.stream().filter(Elements::isPrimary).distinct().toList();
        requireOnePrimary(claims, path);
        for (JsonNode element : elements.values()) {
            if (!claims.isEmpty() && !element.equals(claims.getFirst()) && isPrimary(element)) {
                ((ObjectNode) element).set(PRIMARY, BooleanNode.FALSE);
            }
        }
        return of(attribute, array()).array();
    }

    /// Refuses a value in which two elements claim to be primary.
    static void requireOnePrimary(Iterable<JsonNode> elements, String path) {
        int primaries = 0;
        for (JsonNode element : elements) {
            primaries += isPrimary(element) ? 1 : 0;
        }
        if (primaries > 1) {
            throw new Refused(new Refusal.InvalidValue(path + ".primary", "must be true for one element at most"));
        }
    }

    private void requireFew() {
        if (elements.size() > MAX_ELEMENTS) {
            throw new Refused(
                    new Refusal.InvalidValue(attribute.name(), "must have %d values at most".formatted(MAX_ELEMENTS)));
        }
    }

    private static boolean isPrimary(JsonNode element) {
        return element.path(PRIMARY).asBoolean(false);
    }

    private boolean isOpen() {
        return attribute.type() == Attribute.Type.OPEN;
    }

    /// By value and type where there is a value, otherwise by all there is; so too where no schema says what a
    /// `value` is.
    private Same key(JsonNode element) {
        @Nullable JsonNode value = isOpen() ? null : element.get("value");
        if (value == null) {
            return new Same(element.deepCopy(), null);
        }
        boolean exact =
                attribute.subAttribute("value").map(Attribute::caseExact).orElse(true);
        JsonNode type = element.get("type");
        return new Same(exact ? value : folded(value), type == null ? null : folded(type));
    }

    private static JsonNode folded(JsonNode text) {
        return text.isString() ? JsonNodeFactory.instance.stringNode(Folding.fold(text.stringValue())) : text;
    }

    private record Same(JsonNode value, @Nullable JsonNode type) {}
}
