package dev.muster.opinion;

import dev.muster.opinion.Change.Target;
import dev.muster.opinion.Condition.All;
import dev.muster.opinion.Condition.Any;
import dev.muster.opinion.Condition.Not;
import dev.muster.opinion.Condition.Term;
import dev.muster.schema.UserSchema;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Operations of PATCH (RFC 7644 section 3.5.2) out of few paths and values, so that they meet what is there. The
/// values are plain: what filters make of text is asked elsewhere.
record GeneratedPatches(GeneratedUsers users) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String CORE = UserSchema.CORE.urn() + ":";
    private static final String ENTERPRISE = GeneratedUsers.ENTERPRISE + ":";

    private static final List<String> SIMPLE = List.of(
            "title",
            "displayName",
            "externalId",
            "name.givenName",
            "name.familyName",
            "name.middleName",
            ENTERPRISE + "department",
            ENTERPRISE + "costCenter",
            ENTERPRISE + "manager.value");
    private static final List<String> COMPLEX = List.of("name", ENTERPRISE + "manager");
    private static final List<String> MANY = List.of("emails", "emails", "emails", "roles", "phoneNumbers");
    private static final List<String> PARTS = List.of("value", "type", "display");
    private static final List<String> VALUES = List.of("a@x", "b@x", "c@x", "A@X", "");
    private static final List<String> TYPES = List.of("work", "home", "Work");
    private static final List<String> TEXTS = List.of("x", "y", "X", "");

    private static final List<Change> MISFITS = Stream.of(
                    "{'op':'add','path':'shoeSize','value':'43'}",
                    "{'op':'replace','path':'id','value':'x'}",
                    "{'op':'remove','path':'meta'}",
                    "{'op':'add','path':'groups','value':[{'value':'x'}]}",
                    "{'op':'replace','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.displayName','value':'x'}",
                    "{'op':'remove','path':'userName'}",
                    "{'op':'replace','path':'userName','value':''}",
                    "{'op':'replace','path':'active','value':'False'}",
                    "{'op':'add','path':'title','value':5}",
                    "{'op':'add','path':'emails','value':['a@x']}",
                    "{'op':'replace','path':'emails.primary','value':'yes'}",
                    "{'op':'remove','path':'urn:acme:1.0:User:size'}",
                    "{'op':'add','value':{'id':'x'}}",
                    "{'op':'replace','path':'locale','value':'not a language'}")
            .map(GeneratedPatches::misfit)
            .toList();

    /// A person to be patched.
    ObjectNode person(String userName) {
        ObjectNode person = NODES.objectNode();
        ArrayNode schemas = person.putArray("schemas").add(UserSchema.CORE.urn());
        person.put("userName", userName).put("active", users.random().nextBoolean());
        maybe(() -> person.put("title", users.one(TEXTS)));
        maybe(() -> person.putObject("name").put("givenName", users.one(TEXTS)).put("familyName", "y"));
        maybe(() -> person.set("emails", elements(3)));
        maybe(() -> person.set("roles", elements(2)));
        maybe(() -> {
            schemas.add(GeneratedUsers.ENTERPRISE);
            ObjectNode enterprise = person.putObject(GeneratedUsers.ENTERPRISE).put("department", users.one(TEXTS));
            maybe(() -> enterprise.putObject("manager").put("value", users.one(TEXTS)));
        });
        return person;
    }

    List<Change> changes() {
        return Stream.generate(this::change)
                .limit(1 + users.random().nextInt(3))
                .toList();
    }

    Change change() {
        Change change = switch (users.random().nextInt(20)) {
            case 0 -> users.one(MISFITS);
            case 1, 2 -> simple();
            case 3 -> complex();
            case 4, 5, 6 -> many();
            case 7, 8 -> parts();
            case 9, 10 -> withoutPath();
            case 11 -> extension();
            default -> filtered();
        };
        return change.misfit() ? change : spelled(change);
    }

    private Change simple() {
        JsonNode value = users.sometimes(1, 8) ? NODES.nullNode() : text(users.one(TEXTS));
        return either(Target.of(users.one(SIMPLE)), value);
    }

    private Change complex() {
        String attribute = users.one(COMPLEX);
        JsonNode value = users.sometimes(1, 8)
                ? NODES.nullNode()
                : attribute.equals("name") ? name() : NODES.objectNode().put("value", users.one(TEXTS));
        return either(Target.of(attribute), value);
    }

    private ObjectNode name() {
        ObjectNode name = NODES.objectNode();
        for (String part : List.of("givenName", "familyName")) {
            maybe(() -> name.set(part, users.sometimes(1, 5) ? NODES.nullNode() : text(users.one(TEXTS))));
        }
        return name;
    }

    private Change many() {
        JsonNode value = switch (users.random().nextInt(8)) {
            case 0 -> element();
            case 1 -> NODES.arrayNode();
            case 2 -> NODES.nullNode();
            default -> elements(2);
        };
        return either(Target.of(users.one(MANY)), value);
    }

    /// One part of all elements.
    private Change parts() {
        String part = users.one(PARTS);
        return either(Target.of(users.one(MANY)).at(part), text(part(part)));
    }

    private Change filtered() {
        Target target = Target.of(users.one(MANY)).with(filter(2));
        return switch (users.random().nextInt(4)) {
            case 0 -> either(target, users.sometimes(1, 8) ? NODES.nullNode() : element());
            case 1 -> either(target.at("primary"), NODES.booleanNode(users.sometimes(2, 3)));
            default -> {
                String part = users.one(PARTS);
                yield either(target.at(part), users.sometimes(1, 8) ? NODES.nullNode() : text(part(part)));
            }
        };
    }

    private Change withoutPath() {
        ObjectNode value = NODES.objectNode();
        maybe(() -> value.put("title", users.one(TEXTS)));
        maybe(() -> value.set("name", name()));
        if (users.sometimes(1, 2)) {
            value.set("emails", users.sometimes(1, 5) ? NODES.arrayNode() : elements(2));
        }
        if (users.sometimes(1, 3)) {
            value.putObject(GeneratedUsers.ENTERPRISE)
                    .put("department", users.one(TEXTS))
                    .putNull("costCenter");
        }
        if (users.sometimes(1, 4)) {
            value.put("name.middleName", users.one(TEXTS)).put(ENTERPRISE + "division", users.one(TEXTS));
        }
        value.put("shoeSize", "43"); // what the schema does not know is ignored in a value
        return new Change(users.one(List.of("add", "replace")), null, value, false);
    }

    private Change extension() {
        ObjectNode value = NODES.objectNode();
        maybe(() -> value.put("department", users.one(TEXTS)));
        maybe(() -> value.putObject("manager").put("value", users.one(TEXTS)));
        return either(Target.of(GeneratedUsers.ENTERPRISE), value);
    }

    /// Any of the three operations.
    private Change either(Target target, JsonNode value) {
        String op = users.one(List.of("add", "add", "replace", "replace", "remove"));
        return new Change(op, target, op.equals("remove") ? null : value, false);
    }

    private Change spelled(Change change) {
        Target target = change.target();
        if (target != null && !target.attribute().startsWith("urn:") && users.sometimes(1, 8)) {
            change = change.on(new Target(CORE, target.attribute(), target.filter(), target.part()));
        }
        return users.sometimes(1, 8) ? change.doing(change.op().toUpperCase(Locale.ROOT)) : change;
    }

    private Condition filter(int depth) {
        return switch (depth == 0 ? 0 : users.random().nextInt(8)) {
            case 1, 2 -> new All(List.of(filter(depth - 1), filter(depth - 1)));
            case 3 -> new Any(List.of(filter(depth - 1), filter(depth - 1)));
            case 4 -> new Not(filter(depth - 1));
            default -> term();
        };
    }

    private Term term() {
        return switch (users.random().nextInt(8)) {
            case 0 -> new Term(null, users.one(List.of("type", "primary")), "pr", null);
            case 1 -> new Term(null, "primary", "eq", users.one(List.of("true", "false")));
            case 2 -> new Term(null, "value", users.one(List.of("co", "sw", "ew", "gt", "ne")), "\"a\"");
            case 3 -> new Term(null, "value", "eq", "\"" + users.one(VALUES) + "\"");
            default ->
                new Term(null, "type", users.one(List.of("eq", "eq", "eq", "ne")), "\"" + users.one(TYPES) + "\"");
        };
    }

    private ArrayNode elements(int most) {
        ArrayNode elements = NODES.arrayNode();
        for (int i = 1 + users.random().nextInt(most); i > 0; i--) {
            ObjectNode element = element();
            boolean taken = elements.valueStream()
                    .anyMatch(other -> other.path("primary").asBoolean(false));
            if (taken && users.sometimes(9, 10)) {
                element.remove("primary");
            }
            elements.add(element);
        }
        return elements;
    }

    private ObjectNode element() {
        ObjectNode element = NODES.objectNode().put("value", users.one(VALUES));
        maybe(() -> element.put("type", users.one(TYPES)));
        if (users.sometimes(1, 3)) {
            element.put("display", users.one(TEXTS));
        }
        if (users.sometimes(1, 3)) {
            element.put("primary", users.sometimes(2, 3));
        }
        return element;
    }

    private String part(String name) {
        return switch (name) {
            case "value" -> users.one(VALUES);
            case "type" -> users.one(TYPES);
            default -> users.one(TEXTS);
        };
    }

    private void maybe(Runnable setting) {
        if (users.sometimes(2, 3)) {
            setting.run();
        }
    }

    private static JsonNode text(String text) {
        return NODES.stringNode(text);
    }

    private static Change misfit(String json) {
        JsonNode read = JsonMapper.shared().readTree(json.replace('\'', '"'));
        @Nullable Target target = read.has("path") ? Target.of(read.path("path").stringValue()) : null;
        return new Change(read.path("op").stringValue(), target, read.get("value"), true);
    }
}
