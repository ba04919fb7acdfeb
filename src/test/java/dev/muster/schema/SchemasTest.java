package dev.muster.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.schema.Attribute.Mutability;
import dev.muster.schema.Attribute.Returned;
import dev.muster.schema.Attribute.Uniqueness;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The published schemas against the statements on them: RFC 7643 section 8.7 with its errata.
class SchemasTest {

    private static final List<Schema> ALL = Stream.concat(
                    Stream.of(UserSchema.CORE, UserSchema.ENTERPRISE, GroupSchema.CORE), DiscoverySchemas.ALL.stream())
            .toList();

    @Test
    void SCH_01_what_is_not_said_of_an_attribute_is_the_default() {
        Attribute plain = Attribute.string("plain", "");

        assertThat(plain.type()).isEqualTo(Attribute.Type.STRING);
        assertThat(plain.multiValued()).isFalse();
        assertThat(plain.required()).isFalse();
        assertThat(plain.caseExact()).isFalse();
        assertThat(plain.mutability()).isEqualTo(Mutability.READ_WRITE);
        assertThat(plain.returned()).isEqualTo(Returned.DEFAULT);
        assertThat(plain.uniqueness()).isEqualTo(Uniqueness.NONE);
        assertThat(plain.canonicalValues()).isEmpty();
    }

    @Test
    void SCH_02_attribute_names_follow_the_grammar() {
        everyAttribute(attribute -> assertThat(attribute.name()).matches("[A-Za-z][$A-Za-z0-9_-]*|\\$ref"));
    }

    @Test
    void SCH_03_no_complex_attribute_lies_in_a_complex_one_but_in_the_schema_of_schemas() {
        for (Schema schema : ALL) {
            for (Attribute attribute : schema.attributes()) {
                boolean nested = attribute.subAttributes().stream().anyMatch(Attribute::isComplex);
                assertThat(nested)
                        .as(attribute.name())
                        .isEqualTo(schema.equals(DiscoverySchemas.SCHEMA) && attribute.isComplex());
            }
        }
    }

    @Test
    void SCH_07_userName_is_required_and_unique_whatever_its_case() {
        Attribute userName = user("userName");

        assertThat(userName.required()).isTrue();
        assertThat(userName.caseExact()).isFalse();
        assertThat(userName.uniqueness()).isEqualTo(Uniqueness.SERVER);
    }

    @Test
    void SCH_08_the_password_is_written_and_never_returned() {
        assertThat(user("password").mutability()).isEqualTo(Mutability.WRITE_ONLY);
        assertThat(user("password").returned()).isEqualTo(Returned.NEVER);
    }

    @Test
    void SCH_09_groups_are_read_only_to_the_last_part() {
        Attribute groups = user("groups");

        assertThat(groups.isReadOnly()).isTrue();
        assertThat(groups.subAttributes()).hasSize(4).allMatch(Attribute::isReadOnly);
        assertThat(part(groups, "type").canonicalValues()).containsExactly("direct", "indirect");
        assertThat(part(groups, "$ref").referenceTypes()).containsExactly("Group");
    }

    @ParameterizedTest
    @CsvSource({
        "active, BOOLEAN",
        "profileUrl, REFERENCE",
        "photos.value, REFERENCE",
        "x509Certificates.value, BINARY",
        "emails.primary, BOOLEAN",
        "name, COMPLEX",
    })
    void SCH_10_types_are_those_of_the_RFC(String path, Attribute.Type type) {
        assertThat(Paths.resolve(ResourceType.USER, path).orElseThrow().leaf().type())
                .isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"emails", "phoneNumbers", "ims", "photos", "entitlements", "roles", "x509Certificates"})
    void SCH_11_plural_attributes_have_the_default_parts(String name) {
        assertThat(user(name).multiValued()).isTrue();
        assertThat(user(name).subAttributes())
                .extracting(Attribute::name)
                .containsExactly("value", "display", "type", "primary");
    }

    @ParameterizedTest
    @CsvSource({
        "emails, 'work,home,other'",
        "addresses, 'work,home,other'",
        "phoneNumbers, 'work,home,mobile,fax,pager,other'",
        "photos, 'photo,thumbnail'",
        "ims, 'aim,gtalk,icq,xmpp,msn,skype,qq,yahoo,other'",
    })
    void SCH_12_canonical_types(String name, String types) {
        assertThat(String.join(",", part(user(name), "type").canonicalValues())).isEqualTo(types);
    }

    @Test
    void SCH_13_addresses_have_a_primary_one() {
        assertThat(user("addresses").subAttribute("primary")).isPresent();
    }

    @Test
    void SCH_14_SCH_15_SCH_16_groups_have_a_name_and_members_that_are_not_changed_in_place() {
        Attribute members = GroupSchema.CORE.attribute("members").orElseThrow();

        assertThat(GroupSchema.CORE.attribute("displayName").orElseThrow().required())
                .isTrue();
        assertThat(members.mutability()).isEqualTo(Mutability.READ_WRITE);
        assertThat(List.of(part(members, "value"), part(members, "$ref"), part(members, "type")))
                .allMatch(attribute -> attribute.mutability() == Mutability.IMMUTABLE);
        assertThat(members.subAttribute("display")).isPresent();
    }

    @Test
    void SCH_17_the_enterprise_extension() {
        assertThat(UserSchema.ENTERPRISE.attributes())
                .extracting(Attribute::name)
                .containsExactly("employeeNumber", "costCenter", "organization", "division", "department", "manager");
        Attribute manager = UserSchema.ENTERPRISE.attribute("manager").orElseThrow();
        assertThat(part(manager, "displayName").isReadOnly()).isTrue();
    }

    @Test
    void SCH_18_SCH_19_ids_references_and_binaries_are_case_exact() {
        everyAttribute(attribute -> {
            if (attribute.type() == Attribute.Type.REFERENCE || attribute.type() == Attribute.Type.BINARY) {
                assertThat(attribute.caseExact()).as(attribute.name()).isTrue();
            }
        });
        for (String path :
                List.of("id", "externalId", "groups.value", UserSchema.ENTERPRISE.urn() + ":manager.value")) {
            assertThat(Paths.resolve(ResourceType.USER, path)
                            .orElseThrow()
                            .leaf()
                            .caseExact())
                    .as(path)
                    .isTrue();
        }
    }

    @Test
    void SCH_20_SCH_21_SCH_22_the_discovery_schemas_have_what_the_published_json_forgot() {
        Attribute schemes = DiscoverySchemas.SERVICE_PROVIDER_CONFIG
                .attribute("authenticationSchemes")
                .orElseThrow();
        Attribute definitions = DiscoverySchemas.SCHEMA.attribute("attributes").orElseThrow();
        Attribute inner = part(definitions, "subAttributes");

        assertThat(DiscoverySchemas.SERVICE_PROVIDER_CONFIG.attribute("etag")).isPresent();
        assertThat(schemes.subAttribute("type")).isPresent();
        assertThat(DiscoverySchemas.RESOURCE_TYPE
                        .attribute("schemaExtensions")
                        .orElseThrow()
                        .multiValued())
                .isTrue();
        assertThat(part(definitions, "type").canonicalValues()).contains("binary", "complex");
        assertThat(part(inner, "type").canonicalValues()).contains("binary").doesNotContain("complex");
        assertThat(part(definitions, "referenceTypes").multiValued()).isTrue();
        for (String name : List.of("name", "endpoint")) {
            assertThat(DiscoverySchemas.RESOURCE_TYPE
                            .attribute(name)
                            .orElseThrow()
                            .uniqueness())
                    .isEqualTo(Uniqueness.SERVER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "externalId", "meta", "schemas"})
    void SCH_24_common_attributes_are_listed_in_no_schema(String name) {
        assertThat(UserSchema.CORE.attribute(name)).isEmpty();
        assertThat(GroupSchema.CORE.attribute(name)).isEmpty();
        assertThat(ResourceType.GROUP.attribute(name)).isPresent();
    }

    private static Attribute user(String name) {
        return UserSchema.CORE.attribute(name).orElseThrow();
    }

    private static Attribute part(Attribute attribute, String name) {
        return attribute.subAttribute(name).orElseThrow();
    }

    private static void everyAttribute(Consumer<Attribute> check) {
        List<Attribute> left = new ArrayList<>();
        ALL.forEach(schema -> left.addAll(schema.attributes()));
        while (!left.isEmpty()) {
            Attribute attribute = left.removeLast();
            left.addAll(attribute.subAttributes());
            check.accept(attribute);
        }
    }
}
