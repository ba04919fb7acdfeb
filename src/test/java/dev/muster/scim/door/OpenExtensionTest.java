package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.etag;
import static dev.muster.scim.door.Messages.setting;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestSetting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// An extension that no schema describes, in a tolerant setting: elements are chosen in it as anywhere else.
class OpenExtensionTest {

    private static final String ACME = "urn:acme:1.0:User";

    private final TestSetting tolerant = setting("tolerant");
    private String ada = "";

    @BeforeEach
    void ada() {
        ada = tolerant.creates(user("ada").with(ACME, """
                {"Boxes": [{"Colour": "red", "size": 1, "value": "a"}, {"colour": "blue", "size": 2, "value": "a"}],
                 "tags": ["x", "y"], "lone": {"colour": "red"}}"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            boxes[colour eq "RED" and size eq 1]     | 1
            boxes[colour eq "red" and size eq 2]     | 0
            boxes[size gt 1]                         | 1
            lone[colour eq "red"]                    | 1
            tags[value eq "x"]                       | 0
            """)
    void FLT_24_a_value_filter_finds_by_one_element(String filter, int found) {
        assertThat(tolerant.finds(ACME + ":" + filter).path("totalResults").asInt())
                .isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            replace | boxes[colour eq "red"].size      | 7               | /Boxes/0/size   | 7
            add     | BOXES[colour eq "red"].weight    | 7               | /Boxes/0/weight | 7
            add     | boxes[size gt 1]                 | {"Size": 9}     | /Boxes/1/size   | 9
            replace | boxes[colour eq "green"].size    | 3               | /Boxes/2/colour | green
            replace | boxes[colour eq "red"]           | {"colour": "x"} | /Boxes/0/colour | x
            remove  | boxes[colour eq "red"].colour    | null            | /Boxes/0/Colour | ``
            remove  | boxes[colour eq "red"]           | null            | /Boxes/0/colour | blue
            replace | lone[colour eq "red"].colour     | "blue"          | /lone/0/colour  | blue
            replace | BOXES                            | 5               | /Boxes          | 5
            """)
    void PAT_10_a_path_chooses_elements(String op, String path, String value, String pointer, String result) {
        Answer answer = tolerant.patching(ada, """
                {"op": "%s", "path": %s, "value": %s}""".formatted(op, quoted(ACME + ":" + path), value));

        assertThat(answer).hasStatus(200).has("/" + ACME + pointer, result == null ? "" : result);
        assertThat(tolerant.reading(ada).json()).isEqualTo(answer.json());
    }

    @Test
    void PAT_41_what_matches_nothing_stays_as_it_is() {
        Answer before = tolerant.reading(ada);

        for (String path :
                new String[] {"boxes[colour eq \"green\"]", "lone[colour eq \"green\"].colour", "none[x eq 1]"}) {
            Answer after = tolerant.patching(ada, """
                    {"op": "remove", "path": %s}""".formatted(quoted(ACME + ":" + path)));

            assertThat(after).hasStatus(200);
            assertThat(after.json()).isEqualTo(before.json());
            assertThat(etag(after)).isEqualTo(etag(before));
        }
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
