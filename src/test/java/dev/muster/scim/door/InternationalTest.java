package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.encoded;
import static dev.muster.scim.door.Messages.setting;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestSetting;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names of all scripts (RFC 7644 section 5, RFC 8265).
class InternationalTest {

    private final TestSetting strict = setting("strict");

    @ParameterizedTest
    @CsvSource({
        "jos\u00E9, JOSE\u0301",
        "ada, \uFF21\uFF24\uFF21",
        "STRASSE, stra\u00DFe",
        "\u03A3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C2, \u03C3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C3",
        "\uFF76\uFF9E, \u30AC",
        "ada lovelace, ada\u3000lovelace"
    })
    void I18_01_I18_03_FLT_13_variants_of_one_name_clash_and_are_found(String name, String variant) {
        String email = "somebody@acme.example";
        String id = strict.creates(user(name).email(email));

        assertThat(strict.creating(user(variant).email(email))).isRefused(409, "uniqueness");
        assertThat(strict.scim().get("/Users?filter=" + encoded("userName eq \"" + variant + "\"")))
                .has("/totalResults", "1")
                .has("/Resources/0/id", id)
                .has("/Resources/0/userName", name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada\\u0001",
                "ada\\u007f",
                "ada\\u200eb",
                "ada\\u202eb",
                "ada\\u2066b",
                "ada\\u0378",
                "ada\\ue000",
                "ada\\u2028",
                "\\u05d0\\u05d1a",
                "\\n",
                "\\t\\t",
                "\\ufeffada",
                "ad\\u00ada",
                "ad\\u200ba",
                " ada",
                "ada ",
                "\\u3000ada"
            })
    void I18_04_what_no_name_may_hold_is_refused(String name) {
        assertThat(strict.scim().post("/Users", """
                {"schemas": ["%s"], "userName": "%s"}""".formatted(Messages.USER, name)))
                .isRefused(400, "invalidValue");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ada lovelace", "\uD83E\uDD84", "\u05D0\u05D1@example.com", "\u0627\u0628", "o'neil/x+y%2F#?&"})
    void I18_04_other_names_of_people_are_legal(String name) {
        String id = strict.creates(user(name).email("somebody@acme.example"));

        assertThat(strict.scim().get("/Users?filter=" + encoded("userName eq \"" + name + "\"")))
                .has("/Resources/0/id", id);
    }

    @ParameterizedTest
    @CsvSource({"Stra\u00DFe, STRASSE", "\u0130stanbul, i\u0307stanbul", "Engines, eNGINES", "\u00C5, A\u030A"})
    void I18_05_other_text_is_compared_folded_and_composed(String title, String sought) {
        strict.creates(user("ada").with("title", "\"" + title + "\""));

        assertThat(strict.scim().get("/Users?filter=" + encoded("title eq \"" + sought + "\"")))
                .has("/totalResults", "1");
        strict.createsGroup(title);
        assertThat(strict.creatingGroup(sought)).isRefused(409, "uniqueness");
    }

    /// Latin, Cyrillic, Greek, a letter for a digit and the like: names that only look alike are of different people.
    @ParameterizedTest
    @CsvSource({
        "ada, \u0430d\u0430",
        "ada, ad\u0430",
        "ANNA, \u0391\u039D\u039D\u0391",
        "omar, \u03BFmar",
        "leo1, leol",
        "bob0, bobo",
        "paul, p\u0430ul",
        "dotless, dotle\u0455s"
    })
    void names_that_look_alike_are_of_different_people(String name, String lookalike) {
        String first = strict.creates(user(name).email("first@acme.example"));
        String second = strict.creates(user(lookalike).email("second@acme.example"));

        assertThat(second).as("nobody was adopted").isNotEqualTo(first);
        assertThat(finding(name)).has("/totalResults", "1").has("/Resources/0/id", first);
        assertThat(finding(lookalike)).has("/totalResults", "1").has("/Resources/0/id", second);
        assertThat(strict.company().person(name).path("id").asString())
                .as("two people in the company")
                .isNotEqualTo(strict.company().person(lookalike).path("id").asString());
    }

    /// The longest string that is taken, in one, three and four bytes a character, and in one that composition
    /// makes longer: in the places that are indexed, shown and folded.
    @ParameterizedTest
    @ValueSource(strings = {"a", "\u6F22", "\u0958", "\uD83E\uDD84"})
    void names_of_64_K_are_taken_or_refused(String character) {
        String name = character.repeat(65_536 / character.length());
        String quoted = "\"" + name + "\"";

        assertThat(List.of(
                        strict.creating(user(name).email("long@acme.example")),
                        strict.creating(user("ada").with("displayName", quoted)),
                        strict.creating(user("grace").with("name", "{\"familyName\": " + quoted + "}")),
                        strict.creating(user("linus").with("externalId", quoted)),
                        strict.creatingGroup(name)))
                .extracting(Answer::status)
                .isSubsetOf(201, 400);
    }

    private Answer finding(String name) {
        return strict.scim().get("/Users?filter=" + encoded("userName eq \"" + name + "\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr", "de, *;q=0.1", "nonsense;;"})
    void I18_06_the_clients_language_changes_no_meaning(String language) {
        strict.creates(user("ida"));

        assertThat(strict.scim()
                        .with("Accept-Language", language)
                        .post("/Users", user("IDA").toString()))
                .isRefused(409, "uniqueness");
    }
}
