package dev.muster.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.field.Field;
import dev.muster.field.FieldType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The projection as what it is: a function of a resource and the rules, and of nothing else.
class ProjectionTest {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private final List<Field> fields = new ArrayList<>();

    ProjectionTest() {
        Field.STANDARD.forEach(key -> field(key, FieldType.TEXT, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"emails": [{"value": "a@x", "type": "work"}, {"value": "b@x", "primary": true}]}    | b@x | emails[primary eq true].value
            {"emails": [{"value": "a@x", "type": "home"}, {"value": "b@x", "type": "work"}]}     | b@x | emails[type eq "work"].value
            {"emails": [{"value": "a@x", "type": "home"}, {"value": "b@x", "type": "other"}]}    | a@x | emails.value
            {"emails": [{"value": "", "primary": true}, {"value": "b@x", "type": "work"}]}       | b@x | emails[type eq "work"].value
            {"emails": [{"display": "no value", "primary": true}], "userName": "ada@x"}          | ada@x | userName
            {"userName": "ada@x"}                                                                | ada@x | userName
            """)
    void F1_the_email_comes_from_the_first_path_that_has_a_value(String resource, String email, String path) {
        Projected projected = project(resource, none());

        assertThat(value(projected, Field.EMAIL)).contains(email);
        assertThat(projected.values())
                .hasEntrySatisfying(
                        Field.EMAIL, found -> assertThat(found.path()).isEqualTo(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "@x", "ada@", "a@b@c", "ada lovelace@x"})
    void F1_a_user_name_that_is_no_address_is_no_email(String userName) {
        Projected projected = project("{\"userName\": \"%s\"}".formatted(userName), none());

        assertThat(projected.values()).doesNotContainKey(Field.EMAIL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{"value": "1", "primary": true}, {"value": "2", "type": "work"}]     | 2
            [{"value": "1", "type": "mobile"}, {"value": "2", "primary": true}]   | 2
            [{"value": "1", "type": "home"}, {"value": "2", "type": "mobile"}]    | 2
            [{"value": "1", "type": "home"}, {"value": "2", "type": "pager"}]     | 1
            """)
    void F1_the_phone_number_is_that_of_work_then_the_primary_then_mobile_then_the_first(String numbers, String phone) {
        Projected projected = project("{\"phoneNumbers\": %s}".formatted(numbers), none());

        assertThat(value(projected, Field.PHONE_NUMBER)).contains(phone);
    }

    @Test
    void F1_names_and_department_have_their_places() {
        Projected projected = project(
                "{\"name\": {\"givenName\": \"Ada\", \"familyName\": \"Lovelace\"}, \"%s\": {\"department\": \"Engines\"}}"
                        .formatted(ENTERPRISE),
                none());

        assertThat(value(projected, Field.FIRST_NAME)).contains("Ada");
        assertThat(value(projected, Field.LAST_NAME)).contains("Lovelace");
        assertThat(value(projected, Field.DEPARTMENT)).contains("Engines");
    }

    @Test
    void F2_a_mapping_replaces_the_default_of_a_standard_field() {
        Projected projected = project(
                "{\"title\": \"Countess\", \"name\": {\"givenName\": \"Ada\"}}",
                none(),
                new Mapping("title", Field.FIRST_NAME));

        assertThat(value(projected, Field.FIRST_NAME)).contains("Countess");
    }

    @Test
    void F2_a_mapping_without_a_value_leaves_the_field_empty_whatever_the_default_would_give() {
        Projected projected =
                project("{\"name\": {\"givenName\": \"Ada\"}}", none(), new Mapping("title", Field.FIRST_NAME));

        assertThat(projected.values()).doesNotContainKey(Field.FIRST_NAME);
    }

    @ParameterizedTest
    @CsvSource({
        "NUMBER, 42, 42",
        "NUMBER, '\" 4.50 \"', 4.50",
        "DATE, '\"2026-11-23\"', 2026-11-23",
        "DATE, '\"2026-11-23T23:30:00+02:00\"', 2026-11-23",
        "BOOLEAN, true, true",
        "BOOLEAN, '\"False\"', false",
        "TEXT, 42, 42",
        "TEXT, '\" kept as sent \"', ' kept as sent '"
    })
    void F3_a_value_that_fits_the_type_is_stored(FieldType type, String sent, String stored) {
        field("custom", type, false);

        Projected projected = project("{\"title\": %s}".formatted(sent), none(), new Mapping("title", "custom"));

        assertThat(value(projected, "custom")).contains(stored);
        assertThat(projected.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NUMBER, '\"forty\"'",
        "NUMBER, true",
        "NUMBER, '\"1e999999999\"'",
        "DATE, '\"23.11.2026\"'",
        "DATE, '\"2026-02-30\"'",
        "BOOLEAN, '\"yes\"'",
        "BOOLEAN, 1"
    })
    void F3_a_value_that_does_not_fit_leaves_the_field_empty_and_says_why(FieldType type, String sent) {
        field("custom", type, false);

        Projected projected = project("{\"title\": %s}".formatted(sent), none(), new Mapping("title", "custom"));

        assertThat(projected.values()).doesNotContainKey("custom");
        assertThat(projected.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.rule()).isEqualTo("F3"))
                .satisfies(problem -> assertThat(problem.field()).isEqualTo("custom"));
    }

    @Test
    void F3_a_required_field_that_stays_empty_is_flagged() {
        field("custom", FieldType.TEXT, true);

        Projected projected = project("{}", none(), new Mapping("title", "custom"));

        assertThat(projected.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("required"));
    }

    @ParameterizedTest
    @CsvSource({
        "addresses[type eq \"work\"].country, NL",
        "addresses.country, DE",
        "urn:acme:2.0:User:badge.number, 7",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:costCenter, 4130",
        "name.formatted, Ada Lovelace"
    })
    void F4_a_path_may_lead_anywhere_and_takes_the_primary_element_else_the_first(String path, String value) {
        field("custom", FieldType.TEXT, false);
        String resource = """
                {"addresses": [{"country": "NL", "type": "work"}, {"country": "DE", "type": "home", "primary": true}],
                 "name": {"formatted": "Ada Lovelace"},
                 "urn:acme:2.0:User": {"badge": {"number": 7}},
                 "%s": {"costCenter": "4130"}}
                """.formatted(ENTERPRISE);

        Projected projected = project(resource, none(), new Mapping(path, "custom"));

        assertThat(value(projected, "custom")).contains(value);
    }

    @Test
    void F5_one_path_may_fill_several_fields() {
        field("first", FieldType.TEXT, false);
        field("second", FieldType.TEXT, false);

        Projected projected =
                project("{\"title\": \"Dr\"}", none(), new Mapping("title", "first"), new Mapping("title", "second"));

        assertThat(value(projected, "first")).contains("Dr");
        assertThat(value(projected, "second")).contains("Dr");
    }

    @Test
    void G1_the_value_of_the_field_is_the_name_of_the_group_trimmed() {
        Projected projected = project(department("  Sales / EMEA \uD83D\uDE80 "), by(Field.DEPARTMENT));

        assertThat(projected.groupName()).contains("Sales / EMEA \uD83D\uDE80");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void G2_a_blank_value_names_no_group(String department) {
        Projected projected = project(department(department), by(Field.DEPARTMENT));

        assertThat(projected.groupName()).isEmpty();
    }

    @Test
    void G2_without_a_grouping_no_group_is_named() {
        Projected projected = project(department("Sales"), none());

        assertThat(projected.groupName()).isEmpty();
    }

    @Test
    void G4_a_value_of_256_characters_names_a_group_and_one_more_does_not() {
        // An emoji is one character, though two in Java.
        String longest = "\uD83D\uDE80".repeat(256);

        Projected fits = project(department(longest), by(Field.DEPARTMENT));
        Projected tooLong = project(department(longest + "x"), by(Field.DEPARTMENT));

        assertThat(fits.groupName()).contains(longest);
        assertThat(tooLong.groupName()).isEmpty();
        assertThat(tooLong.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.rule()).isEqualTo("G4"));
        assertThat(value(tooLong, Field.DEPARTMENT)).contains(longest + "x");
    }

    private void field(String key, FieldType type, boolean required) {
        boolean standard = Field.STANDARD.contains(key);
        fields.add(new Field(UUID.randomUUID(), key, key, type, standard, required, true, fields.size()));
    }

    private Projected project(String resource, Grouping grouping, Mapping... mappings) {
        Instant now = Instant.EPOCH;
        ScimSetting setting = new ScimSetting(
                UUID.randomUUID(),
                "Entra ID",
                List.of(mappings),
                null,
                grouping,
                true,
                Dialect.TOLERANT,
                Hold.DEFAULT,
                Rate.DEFAULT,
                null,
                1,
                now,
                now);
        ObjectNode json = (ObjectNode) JsonMapper.builder().build().readTree(resource);
        return Projection.of(json, Rules.of(setting, fields));
    }

    private static String department(@Nullable String value) {
        return "{\"%s\": {\"department\": \"%s\"}}".formatted(ENTERPRISE, value);
    }

    private static Grouping none() {
        return new Grouping.None();
    }

    private static Grouping by(String field) {
        return new Grouping.ByField(field);
    }

    private static Optional<String> value(Projected projected, String key) {
        return Optional.ofNullable(projected.values().get(key))
                .map(value -> value.json().asString());
    }
}
