package dev.muster.scim.message;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.Attribute;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The two rules of multi-valued attributes (RFC 7643 section 2.4): no `type` and `value` twice, and at most
/// one primary element.
public final class Elements {

    private static final String PRIMARY = "primary";

    private Elements() {}

    /// Elements of the same type and value become one, which keeps the first one's place and takes over what
    /// the later ones say.
    public static ArrayNode merged(Attribute attribute, ArrayNode elements) {
        ArrayNode merged = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : elements) {
            add(attribute, merged, element);
        }
        return merged;
    }

    /// Adds an element, unless one of its type and value is there, which then takes over what the new one says.
    ///
    /// @return the element of the array that is, or has taken in, the new one
    public static JsonNode add(Attribute attribute, ArrayNode elements, JsonNode added) {
        for (JsonNode element : elements) {
            if (isSame(attribute, element, added)) {
                if (element instanceof ObjectNode present && added instanceof ObjectNode more) {
                    present.setAll(more);
                }
                return element;
            }
        }
        elements.add(added);
        return added;
    }

    /// Refuses a value in which two elements claim to be primary.
    public static void requireOnePrimary(Iterable<JsonNode> elements, String path) {
        int primaries = 0;
        for (JsonNode element : elements) {
            primaries += isPrimary(element) ? 1 : 0;
        }
        if (primaries > 1) {
            throw new Refused(new Refusal.InvalidValue(path + ".primary", "must be true for one element at most"));
        }
    }

    /// The elements after a change: when one of those touched is primary, no other one is any more (RFC 7644
    /// section 3.5.2). Two that differed only in that have become one.
    public static ArrayNode settled(
            Attribute attribute, ArrayNode elements, Collection<JsonNode> touched, String path) {
        leaveOnePrimary(elements, touched, path);
        return merged(attribute, elements);
    }

    private static void leaveOnePrimary(ArrayNode elements, Collection<JsonNode> touched, String path) {
        List<JsonNode> claims = touched.stream().filter(Elements::isPrimary).toList();
        requireOnePrimary(claims, path);
        if (claims.isEmpty()) {
            return;
        }
        for (JsonNode element : elements) {
            if (!element.equals(claims.getFirst()) && isPrimary(element)) {
                ((ObjectNode) element).set(PRIMARY, BooleanNode.FALSE);
            }
        }
    }

    private static boolean isPrimary(JsonNode element) {
        return element.path(PRIMARY).asBoolean(false);
    }

    private static boolean isSame(Attribute attribute, JsonNode one, JsonNode other) {
        if (!one.isObject() || !other.isObject() || !one.has("value") || !other.has("value")) {
            return one.equals(other);
        }
        boolean exact =
                attribute.subAttribute("value").map(Attribute::caseExact).orElse(true);
        return isEqual(one.get("value"), other.get("value"), exact)
                && isEqual(one.get("type"), other.get("type"), false);
    }

    private static boolean isEqual(@Nullable JsonNode one, @Nullable JsonNode other, boolean exact) {
        if (!exact && one != null && other != null && one.isString() && other.isString()) {
            return one.stringValue().equalsIgnoreCase(other.stringValue());
        }
        return Objects.equals(one, other);
    }
}
