package dev.muster.rules;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The members of an identity provider's group (rule G8), as clients change them.
class GroupMembersTest {

    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.setting("{}");

    @ParameterizedTest
    @ValueSource(strings = {"does-not-exist", "5171a35d82074e068ce2", "00000000-0000-4000-8000-000000000000"})
    void an_unknown_member_is_passed_over_and_the_others_are_added(String unknown) {
        String ada = entra.creates(user("ada"));
        String engines = entra.createsGroup("Engines");

        Answer answer = patching(engines, """
                {"op": "add", "path": "members", "value": [{"value": "%s"}, {"value": "%s"}]}""".formatted(unknown, ada));

        AnswerAssert.assertThat(answer).hasStatus(204);
        assertThat(membersOf(engines)).containsExactly(ada);
    }

    @Test
    void people_of_another_setting_or_company_are_unknown_as_members() {
        TestCompany globex = TestCompany.named("Globex");
        String theirs = globex.setting("{}").creates(user("grace"));
        String other = acme.setting("""
                {"name": "Okta"}""").creates(user("linus"));
        String engines = entra.createsGroup("Engines");

        AnswerAssert.assertThat(patching(engines, """
                {"op": "add", "path": "members", "value": [{"value": "%s"}, {"value": "%s"}]}""".formatted(theirs, other))).hasStatus(204);

        assertThat(membersOf(engines)).isEmpty();
    }

    @Test
    void a_deleted_person_is_no_member_any_more() {
        String ada = entra.creates(user("ada"));
        String engines = entra.createsGroup("Engines", ada);

        entra.deletes(ada);

        assertThat(membersOf(engines)).isEmpty();
    }

    @Test
    void a_replacement_of_users_never_touches_memberships() {
        String ada = entra.creates(user("ada"));
        String engines = entra.createsGroup("Engines", ada);

        entra.replaces(ada, user("ada").with("groups", "[]"));

        assertThat(membersOf(engines)).containsExactly(ada);
    }

    @Test
    void eight_clients_that_add_different_members_at_once_lose_none() throws Exception {
        String engines = entra.createsGroup("Engines");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            ids.add(entra.creates(user("ada" + i)));
        }

        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            List<Future<Answer>> answers = ids.stream()
                    .map(id -> clients.submit(() -> patching(engines, """
                            {"op": "Add", "path": "members", "value": [{"value": "%s"}]}""".formatted(id))))
                    .toList();
            for (Future<Answer> answer : answers) {
                AnswerAssert.assertThat(answer.get()).hasStatus(204);
            }
        }

        assertThat(membersOf(engines)).isEqualTo(new TreeSet<>(ids));
    }

    @Test
    void a_user_shows_the_groups_that_it_is_in() {
        String ada = entra.creates(user("ada"));
        String engines = entra.createsGroup("Engines", ada);

        Answer answer = entra.reading(ada);

        AnswerAssert.assertThat(answer).has("/groups/0/value", engines).has("/groups/0/display", "Engines");
    }

    private Answer patching(String group, String operation) {
        return entra.scim().patch("/Groups/" + group, """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [%s]}""".formatted(operation));
    }

    private Set<String> membersOf(String group) {
        Set<String> members = new TreeSet<>();
        entra.scim()
                .get("/Groups/" + group)
                .at("/members")
                .forEach(member -> members.add(member.path("value").asString()));
        return members;
    }
}
