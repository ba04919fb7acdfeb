package dev.muster.rules.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.setting.Rate;
import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.Http;
import dev.muster.testing.OtherNode;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A setting of many people whose rules are edited again and again, while its client writes and the nodes that bring
/// the rules to the people are killed: in the end everything is as if it had been made from scratch (rules R1, R2).
class RuleChangeTest {

    private static final double OUT_OF_PATIENCE_SECONDS = 600;

    /// What the long forms promise on a machine that does nothing else.
    private static final int MANY = 100_000;

    private static final double PREVIEW_GOAL_SECONDS = 5;
    private static final Rate NO_LIMIT = new Rate(10_000, 10_000);

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final TestDatabase database = TestPostgres.freshDatabase();
    private final Crowd crowd = new Crowd(database);

    private volatile URI node = URI.create("http://127.0.0.1:1");
    private String company = "";
    private String setting = "";
    private String token = "";
    private Edits edits = new Edits(random, List.of(), List.of());

    @Test
    void R2_nodes_that_are_killed_and_a_client_that_writes_change_nothing_about_the_end() throws Exception {
        nodesDie(3_000, 3);
    }

    @Test
    @Tag("long")
    void R2_twenty_nodes_that_are_killed_among_100000_people_change_nothing_about_the_end() throws Exception {
        Outcome outcome = nodesDie(MANY, 20);

        assertThat(outcome.interrupted())
                .as("seed %s: killed in the middle of a job", seed)
                .isPositive();
        assertThat(outcome.previewSeconds()).as("seed %s: seconds", seed).isLessThan(PREVIEW_GOAL_SECONDS);
    }

    @Test
    @Tag("long")
    void R1_R2_100000_people_are_grouped_by_another_field_after_a_preview_while_their_client_writes() throws Exception {
        int people = MANY;
        long began = System.nanoTime();
        try (OtherNode alone = OtherNode.on(database)) {
            prepare(alone.url(), people);
            String jobTitle = edits.fields().getFirst();
            double preview = previews("nobody writes", jobTitle, people);
            job("nobody writes", Edits.by(jobTitle));
            try (WritingClient client = WritingClient.start(() -> node, token, people, seed)) {
                writesFor(client, 1_000);
                previews("a client without a limit writes", "department", people);
                preview = Math.max(preview, limitedPreviews(client, "department", people));
                job("a client without a limit writes", Edits.BY_DEPARTMENT);
                print(client.writes() + " acknowledged changes of the client meanwhile");
                client.rest();
                rightFromScratch(client);
            }
            summary(people, 0, preview, began);
            assertThat(preview).as("seed %s: seconds", seed).isLessThan(PREVIEW_GOAL_SECONDS);
        }
    }

    /// @param interrupted how many nodes were killed in the middle of a job
    /// @param previewSeconds the median of the previews, while the client writes as much as it may by default
    private record Outcome(int interrupted, double previewSeconds) {}

    private Outcome nodesDie(int people, int nodes) throws Exception {
        long began = System.nanoTime();
        try (TestServer first = TestServer.on(database)) {
            prepare(first.url(), people);
        }
        int interrupted = 0;
        double preview;
        try (WritingClient client = WritingClient.start(() -> node, token, people, seed)) {
            for (int i = 0; i < nodes; i++) {
                interrupted += oneDies() ? 1 : 0;
            }
            try (TestServer last = TestServer.on(database)) {
                node = last.url();
                untilNothingRuns();
                job("a client without a limit writes", Edits.BY_DEPARTMENT);
                previews("a client without a limit writes", edits.fields().getFirst(), people);
                preview = limitedPreviews(client, edits.fields().getFirst(), people);
                // Two edits in a row: the last one counts.
                edit(edits.next());
                String lastEdit = edits.next();
                edit(lastEdit);
                untilNothingRuns();
                client.rest();
                rightFromScratch(client);
                print(interrupted + " of " + nodes + " nodes killed in the middle, " + client.writes()
                        + " changes by the client");
            }
        }
        summary(people, nodes, preview, began);
        return new Outcome(interrupted, preview);
    }

    private void summary(int people, int kills, double preview, long began) {
        print(String.format(
                Locale.ROOT,
                "people %d, kills %d, preview %.1f s, duration %.0f s",
                people,
                kills,
                preview,
                (System.nanoTime() - began) / 1e9));
    }

    /// A node that dies at any moment of an edit or of its job.
    private boolean oneDies() throws Exception {
        try (OtherNode doomed = started()) {
            node = doomed.url();
            if (crowd.running() == 0) {
                String edit = edits.next();
                CompletableFuture<Void> edited =
                        CompletableFuture.runAsync(() -> edit(edit)).exceptionally(fault -> null);
                if (random.nextInt(4) == 0) {
                    LockSupport.parkNanos(random.nextInt(150) * 1_000_000L);
                } else {
                    edited.join();
                }
            }
            double end = crowd.progress() + random.nextDouble() * 0.6;
            while (crowd.progress() < Math.min(end, 1)) {
                LockSupport.parkNanos(3_000_000);
            }
            doomed.kill();
        }
        crowd.endLeases();
        return crowd.progress() > 0 && crowd.progress() < 1;
    }

    /// A node that a busy machine gave no time to reach its database is started once more, as whoever runs it would.
    private OtherNode started() throws IOException {
        try {
            return OtherNode.on(database);
        } catch (IllegalStateException ended) {
            print("a node did not start: " + ended.getMessage());
            return OtherNode.on(database);
        }
    }

    private void rightFromScratch(WritingClient client) {
        assertThat(client.faults()).as("seed %s", seed).isEmpty();
        assertThat(crowd.failed()).as("seed %s, jobs that failed", seed).isZero();
        assertThat(FromScratch.differences(entra(), client.known()))
                .as("seed %s", seed)
                .isEmpty();
        assertThat(crowd.eventsThatDoNotFollow()).as("seed %s", seed).isZero();
        assertThat(crowd.membershipEventsThatDoNotFollow()).as("seed %s", seed).isZero();
    }

    private void prepare(URI first, int people) {
        node = first;
        Http api = Http.bearer(URI.create(node + "/api/v1"), TestServer.KEY, "application/json");
        Answer made = api.post("/companies", "{\"name\": \"Acme\"}");
        AnswerAssert.assertThat(made).hasStatus(201);
        company = made.id();
        List<String> fields = List.of(
                acme().field("Job title", "text"),
                acme().field("Grade", "number"),
                acme().field("Since", "date"),
                acme().field("Remote", "boolean"));
        TestSetting entra = acme().setting("{\"hold\": null}");
        setting = entra.id();
        token = entra.token();
        edits = new Edits(random, fields, List.of(acme().group("Everyone"), acme().group("Department 7")));
        crowd.people(people);
        job("the first rules", Edits.BY_DEPARTMENT);
    }

    /// @return the median of the seconds
    private double previews(String circumstances, String field, int people) {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            long began = System.nanoTime();
            Answer preview = acme().api().post("/scim-settings/" + setting + "/preview", Edits.by(field));
            seconds.add((System.nanoTime() - began) / 1e9);
            AnswerAssert.assertThat(preview).hasStatus(200).has("/complete", "true");
            assertThat(preview.at("/examined").asInt()).isGreaterThan(people / 2);
            assertThat(preview.at("/people").asInt()).isGreaterThan(people / 2);
        }
        seconds.sort(null);
        print(String.format(
                Locale.ROOT,
                "preview, %s: median %.1f s, worst %.1f s",
                circumstances,
                seconds.get(1),
                seconds.get(2)));
        return seconds.get(1);
    }

    private void job(String circumstances, String edit) {
        long began = System.nanoTime();
        edit(edit);
        untilNothingRuns();
        print(String.format(Locale.ROOT, "job, %s: %.1f s", circumstances, (System.nanoTime() - began) / 1e9));
    }

    /// A process that has just begun to hear of a client compiles its own code first.
    private void writesFor(WritingClient client, int changes) {
        int enough = client.writes() + changes;
        long end = System.nanoTime() + (long) (OUT_OF_PATIENCE_SECONDS * 1e9);
        while (client.writes() < enough) {
            assertThat(System.nanoTime())
                    .as("seed %s: the client does not write", seed)
                    .isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    /// While the client has the limit that every setting has unless somebody edits it. Before and afterwards it takes
    /// whatever the machine has, which no client in the field may.
    ///
    /// @return the median of the seconds
    private double limitedPreviews(WritingClient client, String field, int people) {
        allow(Rate.DEFAULT);
        int before;
        do {
            before = client.writes();
            LockSupport.parkNanos(1_000_000_000);
        } while (client.writes() - before > Rate.DEFAULT.perSecond() * 11 / 10);
        double preview = previews("a client writes as much as it may by default", field, people);
        allow(NO_LIMIT);
        return preview;
    }

    private void allow(Rate rate) {
        edit("""
                {"rate": {"perSecond": %d, "burst": %d}}""".formatted(rate.perSecond(), rate.burst()));
    }

    private void edit(String edit) {
        Answer answer = acme().api().patch("/scim-settings/" + setting, edit);
        assertThat(answer.status()).as("%s", answer).isIn(200, 202);
    }

    private void untilNothingRuns() {
        long end = System.nanoTime() + (long) (OUT_OF_PATIENCE_SECONDS * 1e9);
        while (crowd.running() > 0) {
            assertThat(System.nanoTime())
                    .as("seed %s: the job does not end", seed)
                    .isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private TestCompany acme() {
        URI base = URI.create(node + "/api/v1/companies/" + company);
        return new TestCompany(company, Http.bearer(base, TestServer.KEY, "application/json"));
    }

    private TestSetting entra() {
        return new TestSetting(acme(), setting, node + "/scim/v2", token);
    }

    private void print(String words) {
        System.out.println("Rule change, seed " + seed + ": " + words);
    }
}
