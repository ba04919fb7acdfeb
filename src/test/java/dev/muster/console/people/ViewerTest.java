package dev.muster.console.people;

import static dev.muster.testing.AnswerAssert.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.Team;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestConsole;
import dev.muster.testing.TestServer;
import dev.muster.testing.Visit;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody who may look at a company: the pages of its people show all there is and offer nothing that changes it.
class ViewerTest {

    private final TestCompany acme = TestCompany.named("Acme");
    private final String here = "/companies/" + acme.id();
    private final Visit grace = new Team(new Visit(TestServer.shared().url(), TestConsole.session()))
            .welcomes(here, "grace-" + UUID.randomUUID() + "@acme.example", "viewer");

    @Test
    void a_viewer_sees_people_groups_and_fields_and_no_button() {
        String ada = acme.api()
                .post("/target-users", "{\"email\": \"ada@acme.example\"}")
                .id();
        String pilots = acme.group("Pilots");
        acme.addsByHand(pilots, ada);

        for (String page : new String[] {
            "/target-users", "/target-users/" + ada, "/target-groups", "/target-groups/" + pilots, "/fields"
        }) {
            Answer answer = grace.get(here + page);

            assertThat(answer).hasStatus(200);
            Assertions.assertThat(answer.text())
                    .as(page)
                    .doesNotContain(
                            here + page + "/delete", "/edit", "/removal", "/import", "/new\"", "/place", "Rename");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/target-users/new", "/target-users/import", "/target-groups/new", "/target-groups/import"})
    void a_viewer_is_shown_no_form(String form) {
        assertThat(grace.get(here + form)).hasStatus(403);
    }

    @Test
    void a_viewer_changes_nothing() {
        String ada = acme.api()
                .post("/target-users", "{\"email\": \"ada@acme.example\"}")
                .id();

        assertThat(grace.post(here + "/target-users/new", Map.of("email", "eve@acme.example")))
                .hasStatus(403);
        assertThat(grace.post(here + "/target-users/" + ada + "/delete", Map.of("how", "delete")))
                .hasStatus(403);
        assertThat(grace.post(here + "/fields", Map.of("name", "Mine", "type", "text")))
                .hasStatus(403);
        Assertions.assertThat(acme.people()).hasSize(1);
    }
}
