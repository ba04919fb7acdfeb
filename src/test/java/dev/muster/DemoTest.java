package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.EntraSimulator;
import dev.muster.simulator.Organisation;
import dev.muster.simulator.Person;
import dev.muster.simulator.Population;
import dev.muster.simulator.Summary;
import dev.muster.testing.OtherJvm;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DemoTest {

    private static final URI SERVER = TestServer.shared().url();
    private static final Organisation ORGANISATION = Population.of(1, 200, 20, "acme.example");
    private static final Organisation SMALL = Population.of(1, 60, 5, "acme.example");

    private final DemoCompany acme = DemoCompany.create(new DemoApi(SERVER.resolve("/api/v1"), TestServer.KEY));

    DemoTest() throws InterruptedException {}

    @Test
    void a_first_synchronisation_of_200_people_and_20_groups_puts_everybody_into_the_group_of_their_department()
            throws InterruptedException {
        Summary summary = synchronise(ORGANISATION);

        assertThat(summary.failures()).isEmpty();
        assertThat(summary.byStatus()).isEqualTo(Map.of(200, 220, 201, 220, 204, ORGANISATION.memberships()));
        assertThat(acme.people()).hasSize(200);
        assertThat(acme.groups().stream()
                        .collect(Collectors.toMap(
                                group -> folded(group.path("name").asString()),
                                group -> group.path("memberCount").asLong())))
                .isEqualTo(ORGANISATION.people().stream()
                        .map(person -> folded(person.department().orElse("Everyone else")))
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
    }

    @Test
    void a_repeated_synchronisation_finds_everybody_and_creates_nobody() throws InterruptedException {
        synchronise(SMALL);

        Summary again = synchronise(SMALL);

        assertThat(again.byStatus()).isEqualTo(Map.of(200, 65, 204, SMALL.memberships()));
        assertThat(acme.people()).hasSize(60);
    }

    @Test
    void what_is_mapped_fills_the_custom_field() throws InterruptedException {
        synchronise(SMALL);

        Map<String, String> countries = acme.people().stream()
                .collect(Collectors.toMap(
                        DemoTest::userName,
                        person -> person.at("/fields/country").asString()));
        assertThat(countries)
                .isEqualTo(SMALL.people().stream().collect(Collectors.toMap(Person::userName, Person::country)));
    }

    @Test
    void the_report_tells_who_landed_where_and_how_to_look_around() throws InterruptedException {
        String report = new DemoReport(
                        SERVER,
                        TestServer.KEY,
                        new DemoOperator("demo@acme.example", "a password"),
                        acme,
                        SMALL,
                        synchronise(SMALL))
                .text();

        assertThat(report)
                .contains(
                        "250 requests",
                        "Everyone else",
                        "Sales",
                        "-> Everyone else",
                        "demo@acme.example",
                        "a password",
                        TestServer.KEY,
                        acme.token())
                .doesNotContain("failed");
        assertThat(report.lines().filter(line -> line.startsWith("  curl "))).hasSize(2);
    }

    @Test
    void each_run_on_the_same_database_adds_a_company_and_ends_in_order() throws Exception {
        TestDatabase database = TestPostgres.freshDatabase();

        for (String company : List.of("Acme", "Acme 2")) {
            try (OtherJvm demo = demo(database, 3)) {
                List<String> lines = linesUntil("Muster goes on serving", demo);

                demo.tellToEnd();

                assertThat(lines.getFirst()).startsWith("Muster is ready at http://127.0.0.1:");
                assertThat(lines).contains("Target groups of " + company + " (Group By department):");
                assertThat(demo.status()).isZero();
            }
        }
    }

    @Test
    void it_can_be_told_to_end_in_the_middle() throws Exception {
        try (OtherJvm demo = demo(TestPostgres.freshDatabase(), 20_000)) {
            linesUntil("Simulated", demo);

            demo.tellToEnd();

            assertThat(demo.status()).isZero();
            assertThat(demo.errors()).isEmpty();
        }
    }

    private static OtherJvm demo(TestDatabase database, int people) throws IOException {
        return OtherJvm.running(
                Main.class,
                Map.of("MUSTER_DATABASE_USER", database.user(), "MUSTER_DATABASE_PASSWORD", database.password()),
                "demo",
                "--port=0",
                "--database-url=" + database.url(),
                "--people=" + people,
                "--groups=1");
    }

    private static List<String> linesUntil(String beginning, OtherJvm demo) throws IOException {
        List<String> lines = new ArrayList<>();
        do {
            lines.add(demo.line());
        } while (!lines.getLast().startsWith(beginning));
        return lines;
    }

    private Summary synchronise(Organisation organisation) throws InterruptedException {
        return new EntraSimulator(SERVER.resolve("/scim/v2"), acme.token())
                .firstSynchronisation(organisation, (doing, done, total) -> {});
    }

    private static String userName(JsonNode person) {
        return person.path("userName").asString();
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
