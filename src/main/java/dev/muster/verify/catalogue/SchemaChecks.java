package dev.muster.verify.catalogue;

import static dev.muster.verify.Check.may;
import static dev.muster.verify.Check.must;
import static dev.muster.verify.Check.should;
import static dev.muster.verify.Feature.GROUPS;
import static dev.muster.verify.Feature.SCHEMAS;
import static dev.muster.verify.Offer.ENTERPRISE;
import static dev.muster.verify.Offer.GROUP;
import static dev.muster.verify.Offer.USER;
import static dev.muster.verify.Offer.named;

import dev.muster.verify.Blocked;
import dev.muster.verify.Check;
import dev.muster.verify.Exchange;
import dev.muster.verify.Resource;
import dev.muster.verify.Trial;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What the published schemas say, and whether resources keep to it.
final class SchemaChecks {

    private static final Set<String> TYPES =
            Set.of("string", "boolean", "decimal", "integer", "dateTime", "binary", "reference", "complex");
    private static final Set<String> COMMON = Set.of("schemas", "id", "externalId", "meta");

    private SchemaChecks() {}

    static List<Check> checks() {
        return Stream.concat(form().stream(), content().stream()).toList();
    }

    private static List<Check> form() {
        return List.of(
                must("SCH-01", "The characteristics of attributes have legal values", "RFC 7643 section 7")
                        .needs(SCHEMAS)
                        .reading(
                                t -> every(
                                        t,
                                        SchemaChecks::isLegal,
                                        "legal mutability, returned and uniqueness, and booleans for required, caseExact and multiValued")),
                must("SCH-02", "Attribute names keep to the grammar", "RFC 7643 section 2.1")
                        .needs(SCHEMAS)
                        .reading(t -> every(
                                t,
                                each -> text(each, "name").matches("[A-Za-z][A-Za-z0-9$_-]*|\\$ref"),
                                "a name of letters, digits, $, - and _ that begins with a letter")),
                must("SCH-03", "No complex attribute has a complex sub-attribute", "RFC 7643 section 2.3.8")
                        .needs(SCHEMAS)
                        .reading(t -> every(
                                t,
                                each -> all(each)
                                        .skip(1)
                                        .noneMatch(sub -> text(sub, "type").equals("complex")),
                                "no sub-attribute of the type complex")),
                must("SCH-04", "Attribute types are those of the standard", "RFC 7643 section 2.3")
                        .needs(SCHEMAS)
                        .reading(t -> every(t, each -> TYPES.contains(text(each, "type")), "a type out of " + TYPES)),
                may("SCH-06", "uniqueness is not published of complex attributes", "RFC 7643 section 2.3.8")
                        .needs(SCHEMAS)
                        .reading(t -> every(
                                t,
                                each -> !text(each, "type").equals("complex")
                                        || each.path("uniqueness").isMissingNode(),
                                "no uniqueness on a complex attribute")),
                may("SCH-24", "id, externalId and meta are not listed in the User schema", "RFC 7643 section 3.1")
                        .needs(SCHEMAS)
                        .reading(t -> schemas(t)
                                .holds(
                                        COMMON.stream()
                                                .allMatch(name ->
                                                        attribute(t, USER, name).isMissingNode()),
                                        "no common attribute in the attributes of " + USER)),
                should("SCH-25", "Extensions do not redefine attributes of the core User", "RFC 7643 section 3.3")
                        .needs(SCHEMAS)
                        .reading(t -> attributes(t, ENTERPRISE)
                                .forEach(each -> schemas(t)
                                        .holds(
                                                attribute(t, USER, text(each, "name"))
                                                        .isMissingNode(),
                                                "no attribute " + text(each, "name") + " in " + ENTERPRISE))),
                must("SCH-27", "A resource has no attribute that its schemas lack", "RFC 7643 section 7")
                        .needs(SCHEMAS)
                        .writing(SchemaChecks::nothingUndeclared));
    }

    private static List<Check> content() {
        return List.of(
                must("SCH-07", "userName is a required string", "RFC 7643 section 4.1.1")
                        .needs(SCHEMAS)
                        .reading(t -> is(t, USER, "userName", "type", "string")
                                .holds(
                                        attribute(t, USER, "userName")
                                                .path("required")
                                                .asBoolean(false),
                                        "userName with required true")),
                must("SCH-07b", "userName is compared without regard to case", "RFC 7643 section 4.1.1")
                        .needs(SCHEMAS)
                        .reading(t -> schemas(t)
                                .holds(
                                        !attribute(t, USER, "userName")
                                                .path("caseExact")
                                                .asBoolean(false),
                                        "userName with caseExact false")),
                must("SCH-07c", "userName is unique", "RFC 7643 section 4.1.1")
                        .needs(SCHEMAS)
                        .reading(t -> schemas(t)
                                .holds(
                                        Set.of("server", "global")
                                                .contains(text(attribute(t, USER, "userName"), "uniqueness")),
                                        "userName with uniqueness server or global")),
                must("SCH-08", "password can be written and is never returned", "RFC 7643 section 4.1.1")
                        .needs(SCHEMAS)
                        .reading(t -> {
                            known(t, USER, "password");
                            is(t, USER, "password", "mutability", "writeOnly");
                            is(t, USER, "password", "returned", "never");
                        }),
                must("SCH-09", "groups of a User are readOnly", "RFC 7643 section 4.1.2")
                        .needs(SCHEMAS)
                        .reading(t -> {
                            known(t, USER, "groups");
                            is(t, USER, "groups", "mutability", "readOnly");
                        }),
                must("SCH-10", "active is a boolean", "RFC 7643 section 8.7.1")
                        .needs(SCHEMAS)
                        .attribute("active")
                        .reading(t -> is(t, USER, "active", "type", "boolean")),
                must("SCH-10b", "x509Certificates.value is binary", "RFC 7643 section 8.7.1")
                        .needs(SCHEMAS)
                        .attribute("x509Certificates.value")
                        .reading(t -> schemas(t)
                                .holds(
                                        text(
                                                        named(
                                                                attribute(t, USER, "x509Certificates")
                                                                        .path("subAttributes"),
                                                                "value"),
                                                        "type")
                                                .equals("binary"),
                                        "x509Certificates.value with the type binary")),
                must(
                                "SCH-11",
                                "emails is a list of complex values with value, type and primary",
                                "RFC 7643 section 2.4")
                        .needs(SCHEMAS)
                        .attribute("emails")
                        .reading(t -> Stream.of("value", "type", "primary")
                                .forEach(name -> is(t, USER, "emails", "type", "complex")
                                        .holds(
                                                attribute(t, USER, "emails")
                                                                .path("multiValued")
                                                                .asBoolean(false)
                                                        && !named(
                                                                        attribute(t, USER, "emails")
                                                                                .path("subAttributes"),
                                                                        name)
                                                                .isMissingNode(),
                                                "emails with multiValued true and the sub-attribute " + name))),
                may("SCH-12", "emails.type suggests work, home and other", "RFC 7643 section 4.1.2")
                        .needs(SCHEMAS)
                        .attribute("emails.type")
                        .reading(t -> Stream.of("work", "home", "other")
                                .forEach(type -> schemas(t)
                                        .holds(
                                                named(
                                                                attribute(t, USER, "emails")
                                                                        .path("subAttributes"),
                                                                "type")
                                                        .path("canonicalValues")
                                                        .toString()
                                                        .contains(type),
                                                "emails.type with " + type + " among canonicalValues"))),
                should("SCH-14", "displayName of a Group is required", "RFC 7643 section 4.2")
                        .needs(SCHEMAS, GROUPS)
                        .reading(t -> schemas(t)
                                .holds(
                                        attribute(t, GROUP, "displayName")
                                                .path("required")
                                                .asBoolean(false),
                                        "displayName of Group with required true")),
                should("SCH-15", "The value of a member is immutable", "RFC 7643 section 4.2")
                        .needs(SCHEMAS, GROUPS)
                        .reading(t -> schemas(t)
                                .holds(
                                        text(
                                                        named(
                                                                attribute(t, GROUP, "members")
                                                                        .path("subAttributes"),
                                                                "value"),
                                                        "mutability")
                                                .equals("immutable"),
                                        "members.value with mutability immutable")),
                must("SCH-17", "The enterprise extension has the attributes of the standard", "RFC 7643 section 4.3")
                        .needs(SCHEMAS)
                        .attribute(ENTERPRISE + ":department")
                        .reading(t -> Stream.of(
                                        "employeeNumber",
                                        "costCenter",
                                        "organization",
                                        "division",
                                        "department",
                                        "manager")
                                .forEach(name -> schemas(t)
                                        .holds(
                                                !attribute(t, ENTERPRISE, name).isMissingNode(),
                                                name + " in " + ENTERPRISE))),
                may("SCH-18", "manager.value is case exact, as every id", "RFC 7643 section 4.3")
                        .needs(SCHEMAS)
                        .attribute(ENTERPRISE + ":manager.value")
                        .reading(t -> schemas(t)
                                .holds(
                                        named(
                                                        attribute(t, ENTERPRISE, "manager")
                                                                .path("subAttributes"),
                                                        "value")
                                                .path("caseExact")
                                                .asBoolean(false),
                                        "manager.value with caseExact true")),
                should("SCH-23", "A type that canonicalValues do not name is accepted", "RFC 7643 section 2.3.1")
                        .attribute("emails.type")
                        .writing(t -> t.post(t.users(), t.userBody("emails", """
                                [{"value": "%s@verify.example", "type": "musterVerify", "primary": true}]""".formatted(t.unique("type"))))
                                .is(201)));
    }

    private static void nothingUndeclared(Trial t) {
        Resource user = t.user();
        JsonNode json = user.json();
        for (String name : json.propertyNames()) {
            boolean extension =
                    name.startsWith("urn:") && t.offer().schema(name).isPresent();
            user.made()
                    .holds(
                            COMMON.contains(name)
                                    || extension
                                    || !attribute(t, USER, name).isMissingNode(),
                            "only attributes that /Schemas describes, and not " + name);
        }
    }

    private static void known(Trial t, String urn, String name) {
        if (attribute(t, urn, name).isMissingNode()) {
            throw new Blocked("the schema " + urn + " has no " + name);
        }
    }

    private static Exchange is(Trial t, String urn, String name, String characteristic, String value) {
        return schemas(t)
                .holds(
                        text(attribute(t, urn, name), characteristic).equals(value),
                        name + " with " + characteristic + " " + value);
    }

    private static void every(Trial t, Predicate<JsonNode> fact, String expected) {
        Consumer<JsonNode> check =
                each -> schemas(t).holds(fact.test(each), "of " + text(each, "name") + ": " + expected);
        // The schema of schemas cannot describe itself by its own rules: it has attributes within attributes.
        t.offer().schemas().resources().stream()
                .filter(schema -> !text(schema, "id").endsWith(":core:2.0:Schema"))
                .forEach(schema -> schema.path("attributes")
                        .forEach(attribute -> all(attribute).forEach(check)));
    }

    private static Stream<JsonNode> all(JsonNode attribute) {
        return Stream.concat(
                Stream.of(attribute),
                java.util.stream.StreamSupport.stream(
                        attribute.path("subAttributes").spliterator(), false));
    }

    private static boolean isLegal(JsonNode attribute) {
        return one(attribute, "mutability", "readOnly", "readWrite", "immutable", "writeOnly")
                && one(attribute, "returned", "always", "never", "default", "request")
                && one(attribute, "uniqueness", "none", "server", "global")
                && Stream.of("required", "caseExact", "multiValued")
                        .allMatch(name -> attribute.path(name).isMissingNode()
                                || attribute.path(name).isBoolean());
    }

    private static boolean one(JsonNode attribute, String name, String... values) {
        return attribute.path(name).isMissingNode() || List.of(values).contains(text(attribute, name));
    }

    private static Exchange schemas(Trial t) {
        return t.offer().schemas();
    }

    private static JsonNode attributes(Trial t, String urn) {
        return t.offer()
                .schema(urn)
                .map(schema -> schema.path("attributes"))
                .orElse(t.offer().userAttributes().path(-1));
    }

    private static JsonNode attribute(Trial t, String urn, String name) {
        return named(attributes(t, urn), name);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
