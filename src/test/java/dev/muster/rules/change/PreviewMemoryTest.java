package dev.muster.rules.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.Http;
import dev.muster.testing.OtherNode;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A preview in a node that has little memory (rule R1), and the job of an edit (rule R2).
class PreviewMemoryTest {

    private static final String HEAP = "128m";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final Crowd crowd = new Crowd(database);

    @Test
    void R1_a_preview_of_people_with_large_values_and_a_group_each_takes_little_memory() throws Exception {
        previews(3_000, 100);
    }

    @Test
    void R2_large_values_of_many_people_are_projected_in_little_memory() throws Exception {
        int people = 60;
        try (OtherNode node = OtherNode.on(database, HEAP)) {
            TestCompany acme = company(node.url());
            String motto = acme.field("Motto", "text");
            TestSetting entra = acme.setting("{}");
            crowd.people(people);
            crowd.talkative(people, 900_000);

            Answer saved = acme.api().patch("/scim-settings/" + entra.id(), """
                    {"mappings": [{"attribute": "nickName", "field": "%s"}]}""".formatted(motto));

            AnswerAssert.assertThat(saved).hasStatus(202);
            untilNothingRuns(node);
            assertThat(crowd.failed()).isZero();
            assertThat(crowd.projected(motto)).isEqualTo(people);
        }
    }

    private void untilNothingRuns(OtherNode node) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (crowd.running() > 0) {
            assertThat(node.process().isAlive()).as("the node lives").isTrue();
            assertThat(Instant.now()).as("the job does not end").isBefore(end);
            Thread.sleep(100);
        }
    }

    /// @param talkative how many have a value of nearly a megabyte
    private void previews(int people, int talkative) throws Exception {
        try (OtherNode node = OtherNode.on(database, HEAP)) {
            TestCompany acme = company(node.url());
            String motto = acme.field("Motto", "text");
            TestSetting entra = acme.setting("{}");
            crowd.people(people);
            crowd.talkative(talkative, 900_000);

            Answer preview =
                    acme.api().post("/scim-settings/" + entra.id() + "/preview?limit=1000", """
                    {"mappings": [{"attribute": "nickName", "field": "%s"}],
                     "grouping": {"kind": "field", "field": "phoneNumber"}}""".formatted(motto));

            AnswerAssert.assertThat(preview).hasStatus(200);
            int examined = preview.at("/examined").asInt();
            assertThat(preview.at("/people").asInt()).isEqualTo(examined);
            assertThat(preview.at("/groupsCreated").asInt()).isEqualTo(examined);
            // A busy machine may not get through within the time of a request.
            assertThat(preview.at("/stoppedBy").asString("")).isIn("", "time");
            assertThat(examined).isEqualTo(preview.at("/complete").asBoolean() ? people : examined);
            assertThat(preview.at("/examples").size()).isBetween(1, 999);
        }
    }

    /// Nobody stands at the rules of today yet, so everybody is projected whole: the dearest preview there is.
    @Test
    @Tag("long")
    void R1_a_million_people_are_all_previewed() throws Exception {
        try (OtherNode node = OtherNode.on(database, "256m")) {
            TestCompany acme = company(node.url());
            TestSetting entra = acme.setting("{}");
            crowd.people(1_000_000);
            long began = System.nanoTime();

            Answer preview = acme.api()
                    .post("/scim-settings/" + entra.id() + "/preview", Edits.by(acme.field("Job title", "text")));

            System.out.printf(Locale.ROOT, "preview of a million people: %.1f s%n", (System.nanoTime() - began) / 1e9);
            AnswerAssert.assertThat(preview).hasStatus(200).has("/complete", "true");
            assertThat(preview.at("/examined").asInt()).isEqualTo(1_000_000);
            assertThat(preview.at("/people").asInt()).isEqualTo(1_000_000);
        }
    }

    private static TestCompany company(URI node) {
        Http api = Http.bearer(URI.create(node + "/api/v1"), TestServer.KEY, "application/json");
        String id = api.post("/companies", "{\"name\": \"Acme\"}").id();
        URI base = URI.create(node + "/api/v1/companies/" + id);
        return new TestCompany(id, Http.bearer(base, TestServer.KEY, "application/json"));
    }
}
