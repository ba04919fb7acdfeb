package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.EntraSimulator;
import dev.muster.simulator.Organisation;
import dev.muster.simulator.Person;
import dev.muster.simulator.Population;
import dev.muster.simulator.Summary;
import dev.muster.testing.TestServer;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DemoTest {

    private static final URI SERVER = TestServer.shared().url();
    private static final Organisation ORGANISATION = Population.of(1, 200, 20, "acme.example");

    private final DemoCompany acme = DemoCompany.create(new DemoApi(SERVER.resolve("/api/v1"), TestServer.KEY));

    DemoTest() throws InterruptedException {}

    @Test
    void a_first_synchronisation_of_200_people_and_20_groups_puts_everybody_into_the_group_of_their_department()
            throws InterruptedException {
        Summary summary = synchronise();

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
        synchronise();

        Summary again = synchronise();

        assertThat(again.byStatus()).isEqualTo(Map.of(200, 220, 204, ORGANISATION.memberships()));
        assertThat(acme.people()).hasSize(200);
    }

    @Test
    void what_is_mapped_fills_the_custom_field() throws InterruptedException {
        synchronise();

        Map<String, String> countries = acme.people().stream()
                .collect(Collectors.toMap(
                        DemoTest::userName,
                        person -> person.at("/fields/country").asString()));
        assertThat(countries)
                .isEqualTo(ORGANISATION.people().stream().collect(Collectors.toMap(Person::userName, Person::country)));
    }

    @Test
    void the_report_tells_who_landed_where_and_how_to_look_around() throws InterruptedException {
        String report = new DemoReport(SERVER, TestServer.KEY, acme, ORGANISATION, synchronise()).text();

        assertThat(report)
                .contains("840 requests", "Everyone else", "Sales", "-> Everyone else", TestServer.KEY, acme.token())
                .doesNotContain("failed");
        assertThat(report.lines().filter(line -> line.startsWith("  curl "))).hasSize(2);
    }

    private Summary synchronise() throws InterruptedException {
        return new EntraSimulator(SERVER.resolve("/scim/v2"), acme.token())
                .firstSynchronisation(ORGANISATION, (doing, done, total) -> {});
    }

    private static String userName(JsonNode person) {
        return person.path("userName").asString();
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
