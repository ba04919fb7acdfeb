package dev.muster.scim.observed;

import dev.muster.schema.Folding;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Takes the secrets out of one request and its answer, and gathers the ids that stand in them. A secret is known
/// by the name beside it, so rather too much is removed than too little; and what was removed in one place is
/// removed wherever else it stands.
final class Redaction {

    static final String REMOVED = "(removed)";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern TOKEN = Pattern.compile("muster_[0-9A-Za-z]{16,}");
    private static final Pattern SIGNS = Pattern.compile("[\\s\"'\\\\(),:;=\\[\\]{}]+");

    /// Shorter ones stand in other words by chance.
    private static final int SHORTEST = 4;

    /// With more of them nothing is searched any longer, and no text is kept.
    private static final int MOST = 200;

    /// Members whose text says what the others of the object are about: of a PATCH operation, or of a pair of
    /// name and value.
    private static final Set<String> SAYING = Set.of("path", "name", "attribute", "key", "type");

    /// Members of such an object that hold no value.
    private static final Set<String> HARMLESS = Set.of("op", "operation", "method", "bulkid", "schemas");

    private final Set<String> secrets = new HashSet<>();
    private final Set<UUID> ids = new HashSet<>();

    /// Ids that were seen, of resources or of anything else.
    Set<UUID> ids() {
        return Set.copyOf(ids);
    }

    /// The same value without secrets.
    JsonNode json(JsonNode value) {
        if (value instanceof ObjectNode object) {
            return object(object);
        }
        if (value instanceof ArrayNode array) {
            ArrayNode clean = NODES.arrayNode();
            array.forEach(element -> clean.add(json(element)));
            return clean;
        }
        return value.isString() ? NODES.stringNode(string(value.stringValue())) : value;
    }

    ObjectNode query(Map<String, List<String>> query) {
        ObjectNode clean = NODES.objectNode();
        query.forEach((name, values) -> {
            ArrayNode texts = clean.putArray(SecretWords.isNamedIn(name) ? REMOVED : text(name));
            values.forEach(value -> texts.add(isKnown(name) ? string(value) : removed(value)));
        });
        return clean;
    }

    /// A text in which no secret is expected: tokens, and what was removed elsewhere, are taken out all the same.
    String text(String text) {
        if (secrets.size() > MOST) {
            return REMOVED;
        }
        String clean = TOKEN.matcher(text).replaceAll(REMOVED);
        for (String secret : secrets) {
            clean = clean.replace(secret, REMOVED);
        }
        return Folding.isStorable(clean) ? clean : REMOVED;
    }

    /// Notes an id for [#ids()].
    void see(String text) {
        if (text.length() == 36) {
            try {
                ids.add(UUID.fromString(text));
            } catch (IllegalArgumentException e) {
                // a text of that length, and no id
            }
        }
    }

    private ObjectNode object(ObjectNode object) {
        boolean aboutSecret = object.properties().stream()
                .anyMatch(member -> SAYING.contains(Folding.fold(member.getKey()))
                        && member.getValue().isString()
                        && SecretWords.isNamedIn(member.getValue().stringValue()));
        ObjectNode clean = NODES.objectNode();
        object.properties().forEach(member -> {
            String name = Folding.fold(member.getKey());
            boolean says = SAYING.contains(name);
            boolean secret = SecretWords.isNamedIn(name) || (aboutSecret && !says && !HARMLESS.contains(name));
            clean.set(text(member.getKey()), secret ? removed(member.getValue()) : member(says, member.getValue()));
        });
        return clean;
    }

    /// The path of an operation may name a secret attribute; a value compared within it goes.
    private JsonNode member(boolean says, JsonNode value) {
        boolean onlyNames = says && value.isString() && SIGNS.split(value.stringValue(), 2).length == 1;
        return onlyNames || (says && isUrn(value)) ? value : json(value);
    }

    private static boolean isUrn(JsonNode value) {
        return value.isString() && value.stringValue().matches("(?i)urn:[a-z0-9:._-]+");
    }

    /// A text that names a secret may hold it as well, such as a filter; JSON within text is read as JSON.
    private String string(String text) {
        for (String part : SIGNS.split(text, -1)) {
            see(part);
        }
        String start = text.stripLeading();
        if (start.startsWith("{") || start.startsWith("[")) {
            return within(text);
        }
        return SecretWords.isNamedIn(text) ? removedText(text) : text(text);
    }

    private String within(String text) {
        try {
            return json(JSON.readTree(text)).toString();
        } catch (JacksonException | NumberFormatException e) {
            return removedText(text);
        }
    }

    private JsonNode removed(JsonNode value) {
        if (value.isContainer()) {
            value.forEach(this::removed);
        } else {
            removedText(value.asString(""));
        }
        return NODES.stringNode(REMOVED);
    }

    private String removed(String value) {
        return value.isEmpty() ? value : removedText(value);
    }

    private String removedText(String text) {
        keep(text);
        for (String part : SIGNS.split(text, -1)) {
            keep(part);
        }
        return REMOVED;
    }

    private void keep(String secret) {
        boolean word = SecretWords.isNamedIn(secret) || secret.equals("true") || secret.equals("false");
        boolean hasDigit = secret.chars().anyMatch(Character::isDigit);
        if (secret.length() >= SHORTEST && secrets.size() <= MOST && (hasDigit || !word)) {
            secrets.add(secret);
        }
    }

    /// Parameters of RFC 7644 section 3.4.2 and of RFC 9865; the values of others are not kept.
    private static boolean isKnown(String name) {
        return Set.of(
                        "filter",
                        "startIndex",
                        "count",
                        "cursor",
                        "attributes",
                        "excludedAttributes",
                        "sortBy",
                        "sortOrder")
                .contains(name);
    }
}
