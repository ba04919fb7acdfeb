package dev.muster.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {

    private static final String ENTERPRISE = UserSchema.ENTERPRISE.urn();

    @ParameterizedTest
    @CsvSource({
        "USERNAME, userName",
        "Name.GivenName, name.givenName",
        "meta.created, meta.created",
        "groups.$REF, groups.$ref",
        "urn:ietf:params:scim:schemas:core:2.0:User:emails.type, emails.type",
        "URN:IETF:params:scim:schemas:CORE:2.0:user:Title, title",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.$ref, "
                + "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.$ref",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:user, "
                + "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
    })
    void PAT_13_a_path_is_read_in_any_case_and_told_in_the_schemas_spelling(String text, String path) {
        assertThat(Paths.resolve(ResourceType.USER, text))
                .hasValueSatisfying(found -> assertThat(found).hasToString(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "colour",
                "name.colour",
                "title.value",
                "name.givenName.first",
                ".givenName",
                "name.",
                "department",
                "urn:ietf:params:scim:schemas:core:2.0:User:department",
                "urn:ietf:params:scim:schemas:core:2.0:User",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:colour",
                "urn:",
                "urn:x",
            })
    void PAT_11_what_the_type_does_not_have_is_not_found(String text) {
        assertThat(Paths.resolve(ResourceType.USER, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "urn:acme:2.0:User:badge, urn:acme:2.0:User, badge,",
        "urn:acme:2.0:User:badge.colour, urn:acme:2.0:User, badge, colour",
        "urn:acme:2.0:User, urn:acme:2.0:User, '',",
        "urn:acme:2.0, urn:acme:2.0, '',",
    })
    void an_extension_that_no_schema_describes_is_open(String text, String urn, String name, String subAttribute) {
        AttributePath path = Paths.resolve(ResourceType.USER, text).orElseThrow();

        assertThat(path.extension()).isEqualTo(urn);
        assertThat(path.attribute().name()).isEqualTo(name);
        assertThat(path.leaf().type()).isEqualTo(Attribute.Type.OPEN);
        assertThat(path.subAttribute() == null).isEqualTo(subAttribute == null);
    }

    @Test
    void the_longest_extension_that_fits_is_meant() {
        Schema shorter = new Schema("urn:acme:2.0", "Acme", "", List.of(Attribute.string("title", "")));
        Schema longer = new Schema("urn:acme:2.0:User", "Acme people", "", List.of(Attribute.string("badge", "")));
        ResourceType type = ResourceType.USER.with(shorter).with(longer);

        assertThat(Paths.resolve(type, "urn:acme:2.0:user:BADGE").orElseThrow()).hasToString("urn:acme:2.0:User:badge");
        assertThat(Paths.resolve(type, "urn:acme:2.0:title").orElseThrow()).hasToString("urn:acme:2.0:title");
        assertThat(Paths.resolve(type, "urn:acme:2.0:User").orElseThrow().isWholeExtension())
                .isTrue();
    }

    @Test
    void Q6_an_attribute_of_an_extension_is_found_without_its_urn_when_asked_for() {
        assertThat(Paths.inExtensions(ResourceType.USER, "Manager.value").orElseThrow())
                .hasToString(ENTERPRISE + ":manager.value");
        assertThat(Paths.inExtensions(ResourceType.GROUP, "manager")).isEmpty();
    }

    @Test
    void an_unknown_path_is_refused_where_it_stands_and_not_told_at_length() {
        assertThatThrownBy(() -> Paths.require(ResourceType.USER, "x".repeat(1000), 7))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal())
                                .isInstanceOfSatisfying(Refusal.InvalidPath.class, invalid -> {
                                    assertThat(invalid.position()).isEqualTo(7);
                                    assertThat(invalid.message()).hasSizeLessThan(120);
                                }));
    }
}
