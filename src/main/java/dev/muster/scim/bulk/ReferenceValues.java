package dev.muster.scim.bulk;

import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Replaces `bulkId:x` in a value that may refer to resources (RFC 7644 section 3.7.2): by the id, and in
/// `$ref` by the address. What holds a reference that is to be left out is left out with it.
record ReferenceValues(Lookup lookup) {

    private static final String PREFIX = "bulkId:";
    private static final Pattern QUOTED = Pattern.compile("\"" + PREFIX + "([^\"\\\\]*)\"");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// The name in a reference, or null when the text is none.
    static @Nullable String name(String text) {
        return text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : null;
    }

    /// The value of an attribute that refers to resources: an id, an object with one, or several of them.
    @Nullable
    JsonNode reference(JsonNode value, boolean isAddress) {
        return switch (value) {
            case StringNode text -> text(text, isAddress);
            case ArrayNode array -> each(array, element -> reference(element, isAddress));
            case ObjectNode object -> referring(object);
            default -> value;
        };
    }

    /// Where no schema says what is a reference, any text that names a POST of the bulk is one.
    @Nullable
    JsonNode anywhere(JsonNode value) {
        return switch (value) {
            case StringNode text -> {
                String name = name(text.stringValue());
                yield name != null && lookup.isNamed(name) ? text(text, false) : text;
            }
            case ArrayNode array -> each(array, this::anywhere);
            case ObjectNode object -> {
                ObjectNode replaced = NODES.objectNode();
                for (Map.Entry<String, JsonNode> member : object.properties()) {
                    References.set(replaced, member.getKey(), anywhere(member.getValue()));
                }
                yield replaced;
            }
            default -> value;
        };
    }

    /// A path such as `members[value eq "bulkId:x"]`.
    JsonNode selection(String path) {
        return StringNode.valueOf(QUOTED.matcher(path).replaceAll(this::quoted));
    }

    private String quoted(MatchResult reference) {
        Made made = lookup.made(reference.group(1));
        return Matcher.quoteReplacement(made == null ? reference.group() : '"' + made.id() + '"');
    }

    private @Nullable ObjectNode referring(ObjectNode sent) {
        ObjectNode replaced = NODES.objectNode();
        for (Map.Entry<String, JsonNode> member : sent.properties()) {
            boolean isAddress = member.getKey().equalsIgnoreCase("$ref");
            boolean refers = isAddress || member.getKey().equalsIgnoreCase("value");
            @Nullable
            JsonNode value =
                    refers && member.getValue() instanceof StringNode text ? text(text, isAddress) : member.getValue();
            if (value == null) {
                return null;
            }
            replaced.set(member.getKey(), value);
        }
        return replaced;
    }

    /// `bulkId:x`, or an address that ends in it.
    private @Nullable JsonNode text(StringNode sent, boolean isAddress) {
        String text = sent.stringValue();
        int start = isAddress ? text.lastIndexOf('/') + 1 : 0;
        String name = name(text.substring(start));
        if (name == null) {
            return sent;
        }
        Made made = lookup.made(name);
        if (made == null) {
            return null;
        }
        boolean isWholeAddress = isAddress && start == 0;
        return StringNode.valueOf(isWholeAddress ? made.location() : text.substring(0, start) + made.id());
    }

    private static ArrayNode each(ArrayNode array, Function<JsonNode, @Nullable JsonNode> change) {
        ArrayNode replaced = NODES.arrayNode();
        for (JsonNode element : array) {
            JsonNode changed = change.apply(element);
            if (changed != null) {
                replaced.add(changed);
            }
        }
        return replaced;
    }
}
