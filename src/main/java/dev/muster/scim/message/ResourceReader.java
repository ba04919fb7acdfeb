package dev.muster.scim.message;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.Attribute;
import dev.muster.schema.ResourceType;
import dev.muster.schema.Schema;
import dev.muster.scim.dialect.Habits;
import dev.muster.setting.Habit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The body of a POST or PUT becomes a resource that can be stored (RFC 7644 sections 3.3 and 3.5.1): names in
/// the schema's spelling, values checked, read-only and unknown attributes left out, passwords dropped,
/// `schemas` made from what is there.
public final class ResourceReader {

    private static final String MEMBERS = "members";

    private final ResourceType type;
    private final Habits habits;
    private final ValueReader values;

    private ResourceReader(ResourceType type, Habits habits) {
        this.type = type;
        this.habits = habits;
        this.values = new ValueReader(habits);
    }

    public static ResourceReader of(ResourceType type, Habits habits) {
        return new ResourceReader(type, habits);
    }

    public ObjectNode user(ObjectNode body) {
        return resource(body);
    }

    public GroupBody group(ObjectNode body) {
        Optional<List<UUID>> members =
                Optional.ofNullable(ValueReader.member(body, MEMBERS)).map(this::members);
        return new GroupBody(resource(body), members);
    }

    private List<UUID> members(JsonNode sent) {
        if (sent.isNull()) {
            return List.of();
        }
        if (!sent.isArray() && !(sent.isObject() && habits.understand(Habit.LONE_OBJECT))) {
            throw new Refused(new Refusal.InvalidValue(MEMBERS, "must be an array"));
        }
        return new MemberIds(habits).read(sent);
    }

    private ObjectNode resource(ObjectNode body) {
        requireSchemas(body);
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        readAll(ResourceType.COMMON, body, resource, "");
        readAll(type.core().attributes(), body, resource, "");
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            if (Shape.isExtension(member.getKey())) {
                readExtension(member.getKey(), member.getValue(), resource);
            }
        }
        return Shape.stored(type, resource);
    }

    private void requireSchemas(ObjectNode body) {
        JsonNode schemas = ValueReader.member(body, Shape.SCHEMAS);
        boolean named = false;
        if (schemas != null) {
            for (JsonNode schema : schemas) {
                named |= schema.isString()
                        && schema.stringValue().equalsIgnoreCase(type.core().urn());
            }
        }
        if (!named && !habits.understand(Habit.WRONG_SCHEMAS)) {
            throw new Refused(new Refusal.InvalidSyntax(
                    "schemas must be an array that holds " + type.core().urn()));
        }
    }

    private void readAll(List<Attribute> attributes, JsonNode from, ObjectNode to, String prefix) {
        for (Attribute attribute : attributes) {
            if (attribute.isReadOnly() || isReadElsewhere(attribute)) {
                continue;
            }
            @Nullable JsonNode sent = ValueReader.member(from, attribute.name());
            @Nullable JsonNode value = sent == null ? null : values.read(attribute, sent, prefix + attribute.name());
            if (value == null && attribute.required()) {
                throw new Refused(new Refusal.InvalidValue(prefix + attribute.name(), "is required"));
            }
            // What is never returned is never stored either: passwords.
            if (value != null && attribute.returned() != Attribute.Returned.NEVER) {
                to.set(attribute.name(), value);
            }
        }
    }

    private boolean isReadElsewhere(Attribute attribute) {
        boolean isGroup = type.name().equals(ResourceType.GROUP.name());
        return attribute.name().equals(Shape.SCHEMAS)
                || (isGroup && attribute.name().equals(MEMBERS));
    }

    private void readExtension(String name, JsonNode sent, ObjectNode resource) {
        Optional<Schema> extension = type.extension(name);
        if (sent.isNull() || name.equalsIgnoreCase(type.core().urn())) {
            return;
        }
        if (extension.filter(Schema::open).isPresent() && habits.has(Habit.UNKNOWN_EXTENSION)) {
            keep(extension.get().urn(), sent, resource);
        } else if (extension.isPresent()) {
            if (!sent.isObject()) {
                throw new Refused(new Refusal.InvalidValue(extension.get().urn(), "must be an object"));
            }
            ObjectNode read = JsonNodeFactory.instance.objectNode();
            readAll(extension.get().attributes(), sent, read, extension.get().urn() + ":");
            if (!read.isEmpty()) {
                resource.set(extension.get().urn(), read);
            }
        } else if (habits.understand(Habit.UNKNOWN_EXTENSION)) {
            keep(name, sent, resource);
        }
    }

    private static void keep(String urn, JsonNode sent, ObjectNode resource) {
        if (Open.value(sent) instanceof ObjectNode kept) {
            resource.set(urn, kept);
        }
    }
}
