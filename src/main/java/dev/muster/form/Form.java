package dev.muster.form;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refusal.FieldError;
import dev.muster.refusal.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A JSON object, read member by member. What is wrong is noted under the member's path and told all together
/// by [#finish()]; until then a wrong member reads as a harmless stand-in.
public final class Form {

    private final ObjectNode node;
    private final String prefix;
    private final List<FieldError> errors;
    private final Set<String> known = new HashSet<>();
    private final List<Form> parts = new ArrayList<>();

    private Form(ObjectNode node, String prefix, List<FieldError> errors) {
        this.node = node;
        this.prefix = prefix;
        this.errors = errors;
    }

    public static Form of(ObjectNode node) {
        return new Form(node, "", new ArrayList<>());
    }

    /// True when the member was sent, as null too.
    public boolean has(String name) {
        known.add(name);
        return node.has(name);
    }

    /// True when the member was sent as null.
    public boolean isNull(String name) {
        known.add(name);
        return node.path(name).isNull();
    }

    /// A text that must be there: 1 to `longest` characters, outer blanks removed.
    public String text(String name, int longest) {
        return present(name) ? text(name, longest, "") : "";
    }

    public String text(String name, int longest, String otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        JsonNode value = node.path(name);
        String text = value.isString() ? value.stringValue().strip() : "";
        int length = text.codePointCount(0, text.length());
        if (length < 1 || length > longest) {
            wrong(name, "must be a text of 1 to " + longest + " characters");
        } else if (text.codePoints().anyMatch(Form::isUnfit)) {
            wrong(name, "must not contain control characters or halves of a surrogate pair");
        }
        return text;
    }

    public int number(String name, int least, int most, int otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        JsonNode value = node.path(name);
        if (value.isIntegralNumber() && value.canConvertToInt()) {
            int number = value.intValue();
            if (number >= least && number <= most) {
                return number;
            }
        }
        wrong(name, "must be a whole number from " + least + " to " + most);
        return otherwise;
    }

    public boolean flag(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        if (!node.path(name).isBoolean()) {
            wrong(name, "must be true or false");
        }
        return node.path(name).asBoolean(otherwise);
    }

    /// One of some words.
    public String choice(String name, List<String> words, String otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        JsonNode value = node.path(name);
        if (value.isString() && words.contains(value.stringValue())) {
            return value.stringValue();
        }
        wrong(name, "must be one of: " + String.join(", ", words));
        return otherwise;
    }

    /// An id, or null when the member is null or missing.
    public @Nullable UUID id(String name) {
        if (!has(name) || isNull(name)) {
            return null;
        }
        @Nullable UUID id = uuid(node.path(name));
        if (id == null) {
            wrong(name, "must be an id (a UUID)");
        }
        return id;
    }

    /// Ids of an array that must be there.
    public List<UUID> ids(String name, int most) {
        List<UUID> ids = new ArrayList<>();
        List<JsonNode> elements = elements(name, most);
        for (int i = 0; i < elements.size(); i++) {
            @Nullable UUID id = uuid(elements.get(i));
            if (id == null) {
                wrong(name + "[" + i + "]", "must be an id (a UUID)");
            } else {
                ids.add(id);
            }
        }
        return ids;
    }

    /// Words of an array that must be there; what is no text reads as an empty word.
    public List<String> words(String name, int most) {
        return elements(name, most).stream()
                .map(element -> element.isString() ? element.stringValue() : "")
                .toList();
    }

    /// A moment of RFC 3339, or null when the member is null or missing.
    public @Nullable Instant time(String name) {
        if (!has(name) || isNull(name)) {
            return null;
        }
        try {
            return OffsetDateTime.parse(node.path(name).asString("")).toInstant();
        } catch (DateTimeException e) {
            wrong(name, "must be a time of RFC 3339, such as 2026-01-31T12:00:00Z");
            return null;
        }
    }

    /// The object below a member; what is wrong in it is told with its path.
    public Form object(String name) {
        known.add(name);
        if (!(node.path(name) instanceof ObjectNode object)) {
            wrong(name, "must be an object");
            return part(name, node.objectNode());
        }
        return part(name, object);
    }

    /// The objects of an array; none when it is null or missing.
    public List<Form> objects(String name, int most) {
        List<Form> forms = new ArrayList<>();
        List<JsonNode> elements = has(name) && !isNull(name) ? elements(name, most) : List.of();
        for (int i = 0; i < elements.size(); i++) {
            String path = name + "[" + i + "]";
            if (elements.get(i) instanceof ObjectNode object) {
                forms.add(part(path, object));
            } else {
                wrong(path, "must be an object");
            }
        }
        return forms;
    }

    /// Notes that a member is wrong, for a reason that only the feature knows.
    public void wrong(String name, String message) {
        wrong(name, message, -1);
    }

    /// @param position the character within the value at which it is wrong
    public void wrong(String name, String message, int position) {
        errors.add(new FieldError(prefix + name, message, position));
    }

    /// True when nothing wrong was found so far in this member.
    public boolean isRight(String name) {
        String path = prefix + name;
        return errors.stream().noneMatch(error -> error.field().equals(path));
    }

    /// Refuses the form when anything was wrong, unknown members included.
    public void finish() {
        refuseUnknown();
        if (!errors.isEmpty()) {
            throw new Refused(new Refusal.InvalidFields(List.copyOf(errors)));
        }
    }

    private void refuseUnknown() {
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                wrong(name, "is unknown here, or cannot be set");
            }
        }
        parts.forEach(Form::refuseUnknown);
    }

    private Form part(String name, ObjectNode object) {
        Form part = new Form(object, prefix + name + ".", errors);
        parts.add(part);
        return part;
    }

    private boolean present(String name) {
        if (has(name)) {
            return true;
        }
        wrong(name, "is missing");
        return false;
    }

    private List<JsonNode> elements(String name, int most) {
        if (!present(name)) {
            return List.of();
        }
        JsonNode array = node.path(name);
        if (!array.isArray()) {
            wrong(name, "must be an array");
            return List.of();
        }
        if (array.size() > most) {
            wrong(name, "must have at most " + most + " elements");
            return List.of();
        }
        return List.copyOf(array.values());
    }

    private static boolean isUnfit(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    private static @Nullable UUID uuid(JsonNode node) {
        try {
            String text = node.asString("");
            UUID id = UUID.fromString(text);
            return id.toString().equals(text) ? id : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
