package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.GROUP;
import static dev.muster.scim.door.Messages.NOBODY;
import static dev.muster.scim.door.Messages.elements;
import static dev.muster.scim.door.Messages.etag;
import static dev.muster.scim.door.Messages.group;
import static dev.muster.scim.door.Messages.header;
import static dev.muster.scim.door.Messages.patch;
import static dev.muster.scim.door.Messages.setting;
import static dev.muster.scim.door.Messages.texts;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestSetting;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// PATCH of groups over the wire: who is in the group afterwards, and what a strict client is told.
class GroupPatchDoorTest {

    private final TestSetting strict = setting("strict");
    private final String ada = strict.creates(user("ada"));
    private final String grace = strict.creates(user("grace").with("displayName", "\"Amazing Grace\""));
    private final String linus = strict.creates(user("linus"));
    private final String kernels = strict.createsGroup("Kernels", linus);
    private final String engines = strict.createsGroup("Engines", ada, grace, kernels);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            type eq "User"                               | Kernels
            type eq "user"                               | Kernels
            type eq "Group"                              | ada,Amazing Grace
            type ne "User"                               | ada,Amazing Grace
            value eq "ADA" and type eq "User"            | Amazing Grace,Kernels
            value eq "ADA" and type eq "Group"           | ada,Amazing Grace,Kernels
            value eq "ADA" or value eq "GRACE"           | Kernels
            value eq "ADA" or type eq "Group"            | Amazing Grace
            not (value eq "ADA")                         | ada
            value ne "ADA"                               | ada
            display sw "amazing"                         | ada,Kernels
            display eq "ADA LOVELACE"                    | ada,Amazing Grace,Kernels
            value eq "nobody"                            | ada,Amazing Grace,Kernels
            value eq "LINUS"                             | ada,Amazing Grace,Kernels
            value pr                                     | ``
            $ref ew "/Users/ADA"                         | Amazing Grace,Kernels
            $ref co "/Groups/"                           | ada,Amazing Grace
            $ref eq "BASE/Users/GRACE"                   | ada,Kernels
            $ref eq "https://elsewhere/Users/GRACE"      | ada,Amazing Grace,Kernels
            $ref pr                                      | ``
            type pr and not (type eq "Group")            | Kernels
            """)
    void PAT_38_PAT_56_a_filter_removes_exactly_those_members_that_match(String filter, String left) {
        String base = strict.scim().base().toString();
        String path = named(filter.replace("ADA LOVELACE", "ada lovelace").replace("BASE", base))
                .replace("\"", "\\\"");

        Answer answer = changing("{\"op\": \"remove\", \"path\": \"members[" + path + "]\"}");

        assertThat(answer).hasStatus(200);
        assertThat(texts(answer, "/members", "display"))
                .containsExactlyInAnyOrderElementsOf(left.isEmpty() ? List.of() : List.of(left.split(",")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"op": "remove", "path": "members[nope eq 1]"}                      | invalidFilter
            {"op": "remove", "path": "members[type eq]"}                        | invalidFilter
            {"op": "remove", "path": "members.value"}                           | mutability
            {"op": "replace", "path": "members[type pr].value", "value": "x"}   | mutability
            {"op": "remove", "path": "displayName"}                             | mutability
            {"op": "replace", "path": "displayName", "value": null}             | mutability
            {"op": "replace", "path": "displayName", "value": ""}               | invalidValue
            {"op": "add", "path": "members", "value": "x"}                      | invalidValue
            {"op": "add", "path": "members", "value": [{"display": "Ada"}]}     | invalidValue
            {"op": "add", "path": "members", "value": [{"value": "nobody"}]}    | invalidValue
            {"op": "add", "path": "members"}                                    | invalidValue
            {"op": "replace", "path": "members"}                                | invalidValue
            {"op": "replace", "path": "members", "value": "x"}                  | invalidValue
            {"op": "add", "path": "nope", "value": "x"}                         | invalidPath
            """)
    void PAT_59_what_cannot_be_done_to_a_group_is_refused_and_changes_nothing(String operation, String scimType) {
        Answer before = reading();

        Answer answer = strict.scim()
                .patch("/Groups/" + engines, patch("{\"op\": \"remove\", \"path\": \"members\"}", operation));

        assertThat(answer).isRefused(400, scimType);
        assertThat(reading().json()).isEqualTo(before.json());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\": \"add\", \"path\": \"members\", \"value\": [{\"value\": \"ADA\"}]}",
                "{\"op\": \"add\", \"path\": \"members\", \"value\": []}",
                "{\"op\": \"remove\", \"path\": \"members[value eq \\\"LINUS\\\"]\"}",
                "{\"op\": \"remove\", \"path\": \"members[value eq \\\"nobody\\\"]\"}",
                "{\"op\": \"remove\", \"path\": \"members[type eq \\\"Device\\\"]\"}",
                "{\"op\": \"remove\", \"path\": \"members\", \"value\": [{\"value\": \"LINUS\"}]}",
                "{\"op\": \"remove\", \"path\": \"members\", \"value\": [{\"value\": \"nobody\"}]}",
                "{\"op\": \"replace\", \"path\": \"members\", \"value\": [{\"value\": \"KERNELS\"}, {\"value\": \"ADA\"}, {\"value\": \"GRACE\"}]}",
                "{\"op\": \"replace\", \"path\": \"displayName\", \"value\": \"Engines\"}",
                "{\"op\": \"add\", \"path\": \"members\", \"value\": [{\"value\": \"LINUS\"}]}, {\"op\": \"remove\", \"path\": \"members[value eq \\\"LINUS\\\"]\"}"
            })
    void PAT_22_PAT_31_PAT_40_ETG_04_what_leaves_the_members_as_they_were_is_no_new_version(String operation) {
        Answer before = reading();

        Answer patched = strict.scim().patch("/Groups/" + engines, patch(named(operation)));

        assertThat(patched).hasStatus(204);
        assertThat(etag(patched)).isEqualTo(etag(before));
        assertThat(header(patched, "Location"))
                .isEqualTo(before.at("/meta/location").asString());
        assertThat(reading().json()).isEqualTo(before.json());
    }

    @Test
    void PAT_06_operations_on_members_run_in_order() {
        Answer answer = changing(named("""
                {"op": "remove", "path": "members"},
                {"op": "add", "path": "members", "value": [{"value": "ADA"}, {"value": "LINUS"}]},
                {"op": "remove", "path": "members[type eq \\"User\\" and value ne \\"LINUS\\"]"},
                {"op": "replace", "path": "displayName", "value": "Motors"}"""));

        assertThat(texts(answer, "/members", "value")).containsExactly(linus);
        assertThat(answer).has("/displayName", "Motors");
    }

    @Test
    void PAT_07_an_unknown_member_undoes_the_whole_request() {
        Answer before = reading();

        Answer answer = strict.scim().patch("/Groups/" + engines, patch(named("""
                {"op": "remove", "path": "members[value eq \\"ADA\\"]"}"""), """
                {"op": "add", "path": "members", "value": [{"value": "%s"}]}""".formatted(NOBODY)));

        assertThat(answer).isRefused(400, "invalidValue");
        assertThat(reading().json()).isEqualTo(before.json());
    }

    @Test
    void RES_12_an_unknown_member_is_passed_over_where_that_is_tolerated() {
        TestSetting tolerant = setting("tolerant");
        String known = tolerant.creates(user("ada"));

        Answer group = tolerant.creatingGroup("Engines", NOBODY, "nobody", known);

        assertThat(group).hasStatus(201);
        assertThat(texts(group, "/members", "value")).containsExactly(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"add", "replace"})
    void RES_15_a_group_does_not_come_to_contain_itself(String op) {
        for (String circle : List.of(engines, kernels)) {
            Answer before = strict.scim().get("/Groups/" + kernels);

            Answer answer = strict.scim().patch("/Groups/" + kernels, patch("""
                    {"op": "%s", "path": "members", "value": [%s]}""".formatted(op, elements(circle))));

            assertThat(answer).isRefused(400, "invalidValue");
            assertThat(strict.scim().get("/Groups/" + kernels).json()).isEqualTo(before.json());
        }
        assertThat(strict.scim().put("/Groups/" + kernels, group("Kernels", engines)))
                .isRefused(400, "invalidValue");
    }

    @Test
    void PAT_08_a_group_answers_204_unless_asked_for() {
        String body = patch("{\"op\": \"replace\", \"path\": \"displayName\", \"value\": \"Motors\"}");

        Answer silent = strict.scim().patch("/Groups/" + engines, body);
        Answer asked = strict.scim().with("Prefer", "return=representation").patch("/Groups/" + engines, body);
        Answer without = strict.scim().patch("/Groups/" + engines + "?excludedAttributes=members", body);

        assertThat(silent).hasStatus(204);
        assertThat(etag(silent)).isEqualTo("W/\"2\"");
        assertThat(asked).hasStatus(200).has("/schemas/0", GROUP);
        assertThat(asked.at("/members").size()).isEqualTo(3);
        assertThat(without).hasStatus(200);
        assertThat(without.json().has("members")).isFalse();
    }

    private Answer changing(String operations) {
        return strict.scim().patch("/Groups/" + engines + "?attributes=members,displayName", patch(operations));
    }

    private Answer reading() {
        return strict.scim().get("/Groups/" + engines);
    }

    private String named(String text) {
        return text.replace("KERNELS", kernels)
                .replace("ADA", ada)
                .replace("GRACE", grace)
                .replace("LINUS", linus);
    }
}
