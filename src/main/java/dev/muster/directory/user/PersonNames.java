package dev.muster.directory.user;

import dev.muster.field.Field;
import dev.muster.schema.UserSchema;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What tells one person from others: addresses, numbers, what the client calls it, its full name.
final class PersonNames {

    private static final List<String> FIELDS = List.of(Field.EMAIL, Field.PHONE_NUMBER);

    private PersonNames() {}

    /// What may stand in the person's events and be another person's name too: an address or a number that both had,
    /// a userName that passed from one to the other, the name of the manager.
    static Set<String> borne(Person person) {
        return texts(Stream.concat(
                Stream.concat(
                        FIELDS.stream().map(person.values()::get),
                        FIELDS.stream().map(person.own()::get)),
                Stream.of(
                        resource(person).path("userName"),
                        resource(person).path("externalId"),
                        resource(person).path(UserSchema.ENTERPRISE.urn()).at("/manager/displayName"))));
    }

    /// What the person's events say of it as it is.
    static Set<String> inEvents(Person person) {
        Set<String> names = borne(person);
        names.addAll(texts(person.values().values().stream().filter(JsonNode::isString)));
        return names;
    }

    /// What others may have called the person.
    static Set<String> own(Person person) {
        JsonNode resource = resource(person);
        Set<String> names = borne(person);
        names.addAll(texts(Stream.of(resource.path("displayName"), resource.at("/name/formatted"))));
        names.addAll(texts(Stream.of("emails", "phoneNumbers")
                .flatMap(attribute -> resource.path(attribute).valueStream())
                .map(value -> value.path("value"))));
        String full = text(person, Field.FIRST_NAME) + " " + text(person, Field.LAST_NAME);
        names.add(full.strip());
        names.removeAll(
                texts(Stream.of(resource.path(UserSchema.ENTERPRISE.urn()).at("/manager/displayName"))));
        names.remove("");
        return names;
    }

    /// What the person and its resource are found by, here and over SCIM.
    static Set<String> ids(Person person) {
        Set<String> ids = new HashSet<>(Set.of(person.id().toString()));
        if (person.resource() != null && person.resource().id() != null) {
            ids.add(person.resource().id().toString());
        }
        return ids;
    }

    private static JsonNode resource(Person person) {
        return person.resource() == null
                ? JsonNodeFactory.instance.objectNode()
                : person.resource().json();
    }

    private static String text(Person person, String field) {
        return person.text(field).orElse("");
    }

    private static Set<String> texts(Stream<? extends JsonNode> values) {
        Set<String> texts = new HashSet<>();
        values.filter(Objects::nonNull)
                .map(value -> value.asString(""))
                .filter(text -> !text.isBlank())
                .forEach(texts::add);
        return texts;
    }
}
