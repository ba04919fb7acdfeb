package dev.muster.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PathParserTest {

    private static final JsonNode ADA = JsonMapper.shared().readTree("""
            {"userName": "ada",
             "title": "Countess",
             "name": {"givenName": "Ada"},
             "emails": [{"value": "a@home", "type": "home"}, {"value": "a@acme", "type": "work"}, {"type": "other", "primary": true}],
             "phoneNumbers": [{"value": "1", "type": "work"}, {"value": "2", "type": "mobile", "primary": true}],
             "roles": [{"value": "r1"}, {"value": "r2"}],
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"department": "Engines", "manager": {"value": "m"}},
             "urn:acme:2.0:User": {"Badge": {"Colour": "red"}, "tags": ["x", "y"]}}
            """);

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '~',
            value = {
                "title ~ [\"Countess\"]",
                "TITLE ~ [\"Countess\"]",
                "urn:ietf:params:scim:schemas:core:2.0:User:title ~ [\"Countess\"]",
                "name.givenName ~ [\"Ada\"]",
                "name.familyName ~ []",
                "emails.value ~ [\"a@home\",\"a@acme\"]",
                "emails[type eq \"work\"].value ~ [\"a@acme\"]",
                "emails[type eq \"WORK\"].Value ~ [\"a@acme\"]",
                "emails[not (type eq \"work\") and value pr].type ~ [\"home\"]",
                "emails[value eq \"A@ACME\"] ~ [{\"value\":\"a@acme\",\"type\":\"work\"}]",
                "emails[type eq \"fax\"].value ~ []",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department ~ [\"Engines\"]",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value ~ [\"m\"]",
                "department ~ [\"Engines\"]",
                "urn:acme:2.0:User:badge.colour ~ [\"red\"]",
                "urn:acme:2.0:User:tags ~ [\"x\",\"y\"]",
            })
    void PAT_10_a_path_selects_values(String path, String values) {
        Selection selection = PathParser.parse(ResourceType.USER, Tolerance.ALL, path);

        assertThat(Values.of(selection, ADA).toString().replace(", ", ",")).isEqualTo(values);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '~',
            value = {
                "phoneNumbers.value ~ 2",
                "phoneNumbers[type eq \"work\"].value ~ 1",
                "roles.value ~ r1",
                "emails.value ~ a@home",
                "title ~ Countess",
            })
    void F4_a_path_that_matches_several_takes_the_primary_one_else_the_first(String path, String value) {
        Selection selection = PathParser.parse(ResourceType.USER, Tolerance.NONE, path);

        assertThat(Values.one(selection, ADA))
                .hasValueSatisfying(found -> assertThat(found.stringValue()).isEqualTo(value));
    }

    @Test
    void a_path_that_matches_nothing_has_no_value() {
        Selection selection = PathParser.parse(ResourceType.USER, Tolerance.NONE, "emails[type eq \"fax\"].value");

        assertThat(Values.one(selection, ADA)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            value = {
                "colour ~ 0",
                "name.colour ~ 0",
                "title.value ~ 0",
                "title[value eq \"x\"] ~ 5",
                "name.givenName[value pr] ~ 14",
                "emails[type eq \"work\"]value ~ 22",
                "emails[type eq \"work\"].colour ~ 23",
                "emails[type eq \"work\"].value.x ~ 23",
                "emails[type eq \"work\"].value eq ~ 23",
                "emails value ~ 6",
                "emails[0] ~ 7",
                "[type eq \"work\"] ~ 0",
                "urn:acme:2.0:User:colour ~ 0",
            })
    void PAT_11_a_wrong_path_is_refused_where_it_is_wrong(String path, int position) {
        assertThatThrownBy(() -> PathParser.parse(ResourceType.USER, Tolerance.NONE, path))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    switch (refused.refusal()) {
                        case Refusal.InvalidPath invalid ->
                            assertThat(invalid.position()).isEqualTo(position);
                        // PAT-12: what is wrong inside the brackets is an invalid filter.
                        case Refusal.InvalidFilter invalid -> {
                            assertThat(path).contains("[0]");
                            assertThat(invalid.position()).isEqualTo(position);
                        }
                        default -> throw new AssertionError(refused.refusal());
                    }
                });
    }

    @Test
    void PAT_12_a_wrong_filter_in_a_path_is_an_invalid_filter() {
        assertThatThrownBy(() -> PathParser.parse(ResourceType.USER, Tolerance.NONE, "emails[type is \"work\"].value"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal())
                                .isInstanceOfSatisfying(
                                        Refusal.InvalidFilter.class,
                                        invalid ->
                                                assertThat(invalid.position()).isEqualTo(12)));
    }

    @Test
    void an_empty_path_is_refused() {
        assertThatThrownBy(() -> PathParser.parse(ResourceType.USER, Tolerance.ALL, ""))
                .isInstanceOf(Refused.class);
    }
}
