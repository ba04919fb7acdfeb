package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.ENTERPRISE;
import static dev.muster.scim.door.Messages.patch;
import static dev.muster.scim.door.Messages.setting;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestSetting;
import dev.muster.testing.UserBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What has no value (RFC 7643 section 2.5).
class UnassignedTest {

    private static final UserBody FULL = user("ada")
            .department("Sales")
            .with("title", "\"Countess\"")
            .with("name", "{\"givenName\": \"Ada\", \"familyName\": \"Lovelace\"}");

    private final TestSetting strict = setting("strict");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "title, null",
                "emails, null",
                "emails, []",
                "name, null",
                "name, `{\"givenName\": null}`",
                "name, {}",
                ENTERPRISE + ", {}",
                ENTERPRISE + ", null",
                ENTERPRISE + ", `{\"department\": null}`",
                "externalId, null",
                "displayName, null"
            })
    void NUL_01_NUL_02_NUL_03_NUL_06_nothing_is_one_state_however_it_is_sent(String attribute, String nothing) {
        String posted = strict.creates(without(FULL, attribute).with(attribute, nothing));
        JsonNode left = strict.reading(posted).json();
        JsonNode replaced = strict.replaces(posted, FULL);
        assertThat(replaced.has(attribute)).isEqualTo(FULL.json().has(attribute));

        JsonNode put = strict.replaces(posted, FULL.with(attribute, nothing));
        strict.replaces(posted, FULL);
        JsonNode patched = strict.scim()
                .put("/Users/" + posted, without(FULL, attribute).toString())
                .json();

        for (JsonNode after : new JsonNode[] {left, put, patched}) {
            assertThat(after.has(attribute)).as("%s", after).isFalse();
        }
        assertThat(strict.finds("id eq \"" + posted + "\" and not (" + attribute + " pr)")
                        .path("totalResults")
                        .asInt())
                .isOne();
    }

    private static UserBody without(UserBody body, String attribute) {
        UserBody less = new UserBody(body.json().deepCopy());
        less.json().remove(attribute);
        return less;
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "replace, title, null",
                "add, title, null",
                "replace, emails, []",
                "add, emails, []",
                "add, name.givenName, null",
                "replace, name, null",
                "replace, emails, null",
                "replace, " + ENTERPRISE + ":department, null"
            })
    void NUL_01_NUL_02_NUL_03_a_patch_with_nothing_clears(String op, String path, String nothing) {
        String ada = strict.creates(FULL);

        Answer patched = strict.patching(ada, """
                {"op": "%s", "path": "%s", "value": %s}""".formatted(op, path, nothing));

        assertThat(patched).hasStatus(200);
        assertThat(patched.text()).doesNotContain("null", "[]", "{}");
        assertThat(strict.finds("id eq \"" + ada + "\" and not (" + path + " pr)")
                        .path("totalResults")
                        .asInt())
                .isOne();
        assertThat(strict.reading(ada).json()).isEqualTo(patched.json());
    }

    @ParameterizedTest
    @CsvSource({"null, mutability", "[], invalidValue"}) // an array is no text, and there is no required plural one
    void NUL_04_nothing_for_what_is_required_is_refused(String nothing, String scimType) {
        String ada = strict.creates(FULL);
        String engines = strict.createsGroup("Engines");
        String operation = "{\"op\": \"replace\", \"path\": \"%s\", \"value\": " + nothing + "}";

        assertThat(strict.creating(FULL.with("userName", nothing))).isRefused(400, "invalidValue");
        assertThat(strict.scim()
                        .put("/Users/" + ada, FULL.with("userName", nothing).toString()))
                .isRefused(400, "invalidValue");
        assertThat(strict.patching(ada, operation.formatted("userName"))).isRefused(400, scimType);
        assertThat(strict.scim().patch("/Groups/" + engines, patch(operation.formatted("displayName"))))
                .isRefused(400, scimType);
        assertThat(strict.reading(ada)).has("/userName", "ada").has("/meta/version", "W/\"1\"");
    }

    @Test
    void NUL_05_empty_text_is_a_value_and_does_not_count_as_present() {
        String ada = strict.creates(FULL.with("title", "\"\""));

        assertThat(strict.reading(ada)).has("/title", "");
        assertThat(strict.reading(ada).json().has("title")).isTrue();
        assertThat(strict.finds("title eq \"\"").path("totalResults").asInt()).isOne();
        assertThat(strict.finds("title pr").path("totalResults").asInt()).isZero();
        assertThat(strict.creating(user("grace").with("userName", "\"\""))).isRefused(400, "invalidValue");
    }
}
