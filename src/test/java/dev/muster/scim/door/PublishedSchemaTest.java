package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.ENTERPRISE;
import static dev.muster.scim.door.Messages.GROUP;
import static dev.muster.scim.door.Messages.USER;
import static dev.muster.scim.door.Messages.encoded;
import static dev.muster.scim.door.Messages.setting;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What /Schemas says, against what the server does (RFC 7643 section 7).
class PublishedSchemaTest {

    private static final Set<String> TYPES =
            Set.of("string", "boolean", "decimal", "integer", "dateTime", "binary", "reference", "complex");

    private final TestSetting strict = setting("strict");

    /// An attribute as it is named in paths.
    private record Named(String path, JsonNode attribute) {
        String text(String characteristic) {
            return attribute.path(characteristic).asString("");
        }
    }

    @Test
    void SCH_04_SCH_06_types_are_those_of_the_RFC_and_some_have_no_case() {
        List<JsonNode> all = strict.scim().get("/Schemas").json().findParents("mutability");

        assertThat(all).hasSizeGreaterThan(100).allSatisfy(attribute -> {
            String type = attribute.path("type").asString();
            boolean comparable = !type.equals("complex") && !type.equals("boolean");
            assertThat(TYPES).contains(type);
            assertThat(attribute.has("caseExact")).isEqualTo(comparable);
            assertThat(attribute.has("uniqueness")).isEqualTo(comparable);
        });
    }

    @Test
    void SCH_23_canonical_values_are_suggestions() {
        for (String attribute : List.of("emails", "phoneNumbers", "ims", "roles", "entitlements", "addresses")) {
            String element = attribute.equals("addresses")
                    ? "[{\"locality\": \"London\", \"type\": \"holiday\"}]"
                    : "[{\"value\": \"x\", \"type\": \"holiday\"}]";

            assertThat(strict.creating(user("ada-" + attribute).with(attribute, element)))
                    .hasStatus(201)
                    .has("/" + attribute + "/0/type", "holiday");
        }
    }

    @Test
    void SCH_25_SCH_26_extensions_repeat_nothing_and_only_those_that_are_required_must_be_there() {
        for (JsonNode type : strict.scim().get("/ResourceTypes").at("/Resources")) {
            Set<String> core = names(type.path("schema").asString());
            for (JsonNode extension : type.path("schemaExtensions")) {
                Set<String> repeated = names(extension.path("schema").asString());
                repeated.retainAll(core);

                assertThat(repeated).isEmpty();
                assertThat(extension.path("required").booleanValue()).isFalse();
            }
        }
        assertThat(strict.scim().post("/Users", "{\"schemas\": [\"%s\"], \"userName\": \"ada\"}".formatted(USER)))
                .hasStatus(201);
    }

    @Test
    void SCH_27_every_attribute_of_a_user_can_be_written_filtered_and_projected() {
        String manager = strict.creates(user("grace").with("displayName", "\"Grace\""));
        ObjectNode body = sample(schema(USER));
        body.putArray("schemas").add(USER).add(ENTERPRISE);
        body.set(ENTERPRISE, sample(schema(ENTERPRISE)));
        body.withObject("/" + ENTERPRISE + "/manager").put("value", manager);
        body.put("externalId", "x");
        Answer made = strict.scim().post("/Users", body.toString());
        assertThat(made).hasStatus(201);
        strict.createsGroup("Engines", made.id());

        assertTrue("/Users", made.id(), named("", schema(USER)), named(ENTERPRISE + ":", schema(ENTERPRISE)));
    }

    @Test
    void SCH_27_every_attribute_of_a_group_can_be_written_filtered_and_projected() {
        String group = strict.createsGroup("Engines", strict.creates(user("ada").with("displayName", "\"Ada\"")));

        assertTrue("/Groups", group, named("", schema(GROUP)), List.of());
    }

    private void assertTrue(String endpoint, String id, List<Named> core, List<Named> extension) {
        Set<String> known = new TreeSet<>(List.of("schemas", "id", "externalId", "meta"));
        List<Named> all = new ArrayList<>(core);
        all.addAll(extension);
        for (Named one : all) {
            if (one.text("returned").equals("never")) {
                assertThat(strict.scim().get(endpoint + "?filter=" + encoded(one.path() + " pr")))
                        .isRefused(400, "invalidFilter");
                continue;
            }
            known.add(one.path());
            assertThat(strict.scim()
                            .get(endpoint + "?filter=" + encoded("id eq \"" + id + "\" and " + one.path() + " pr")))
                    .as(one.path())
                    .has("/totalResults", "1");
            assertThat(shown(strict.scim().get(endpoint + "/" + id + "?attributes=" + encoded(one.path()))))
                    .contains(one.path());
        }
        assertThat(known).containsAll(shown(strict.scim().get(endpoint + "/" + id)));
    }

    /// The paths of all that an answer holds.
    private static Set<String> shown(Answer answer) {
        assertThat(answer).hasStatus(200);
        Set<String> paths = new TreeSet<>();
        answer.json().properties().forEach(member -> {
            boolean extension = member.getKey().contains(":");
            String prefix = extension ? member.getKey() + ":" : "";
            ObjectNode holder =
                    extension ? (ObjectNode) member.getValue() : ((ObjectNode) answer.json()).retain(member.getKey());
            holder.properties().forEach(attribute -> {
                paths.add(prefix + attribute.getKey());
                if (!attribute.getKey().equals("meta")) {
                    parts(attribute.getValue()).forEach(part -> paths.add(prefix + attribute.getKey() + "." + part));
                }
            });
        });
        return paths;
    }

    private static Set<String> parts(JsonNode value) {
        Set<String> parts = new TreeSet<>(value.propertyNames());
        value.values().stream()
                .filter(element -> value.isArray())
                .forEach(element -> parts.addAll(element.propertyNames()));
        return parts;
    }

    private JsonNode schema(String urn) {
        return strict.scim().get("/Schemas/" + urn).json();
    }

    private Set<String> names(String urn) {
        Set<String> names = new TreeSet<>();
        schema(urn)
                .path("attributes")
                .forEach(attribute -> names.add(attribute.path("name").asString()));
        return names;
    }

    private static List<Named> named(String prefix, JsonNode schema) {
        List<Named> all = new ArrayList<>();
        for (JsonNode attribute : schema.path("attributes")) {
            String path = prefix + attribute.path("name").asString();
            all.add(new Named(path, attribute));
            attribute
                    .path("subAttributes")
                    .forEach(part ->
                            all.add(new Named(path + "." + part.path("name").asString(), part)));
        }
        return all;
    }

    /// A value for every attribute that a client may write.
    private static ObjectNode sample(JsonNode holder) {
        ObjectNode sample = JsonMapper.shared().createObjectNode();
        for (JsonNode attribute : holder.path(holder.has("attributes") ? "attributes" : "subAttributes")) {
            if (!attribute.path("mutability").asString().equals("readOnly")) {
                JsonNode value = value(holder.path("name").asString(), attribute);
                sample.set(
                        attribute.path("name").asString(),
                        attribute.path("multiValued").booleanValue()
                                ? JsonMapper.shared().createArrayNode().add(value)
                                : value);
            }
        }
        return sample;
    }

    private static JsonNode value(String holder, JsonNode attribute) {
        String text = switch (attribute.path("name").asString()) {
            case "country" -> "NL";
            case "locale" -> "nl-NL";
            case "preferredLanguage" -> "nl";
            case "timezone" -> "Europe/Amsterdam";
            default -> holder.equals("x509Certificates") ? DataTypeTest.CERTIFICATE : "https://acme.example/x";
        };
        return switch (attribute.path("type").asString()) {
            case "complex" -> sample(attribute);
            case "boolean" -> JsonMapper.shared().getNodeFactory().booleanNode(true);
            default -> JsonMapper.shared().getNodeFactory().stringNode(text);
        };
    }
}
