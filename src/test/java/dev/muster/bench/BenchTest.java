package dev.muster.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.bench.Report.Measurement;
import dev.muster.bench.figures.Json;
import dev.muster.bench.load.Load;
import dev.muster.bench.town.Company;
import dev.muster.bench.town.Reader;
import dev.muster.bench.town.Town;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The bench itself, tried with tiny numbers so that it cannot rot. How fast anything is, is judged by no test.
class BenchTest {

    @Test
    void a_tiny_run_measures_every_phase_and_finds_again_what_was_acknowledged() {
        Plan plan = new Plan(40, 2, List.of(2), 0.1, 1, Phases.NAMES);

        Report report = new Bench(plan, System.getProperty("java.class.path"), step -> {}).run();

        assertThat(report.measurements()).extracting(Measurement::phase).containsExactlyElementsOf(Phases.NAMES);
        assertThat(report.measurements()).allSatisfy(one -> {
            assertThat(one.complaints()).isEmpty();
            assertThat(one.errors()).isZero();
            assertThat(one.refused()).isZero();
            assertThat(one.rate()).isPositive();
            assertThat(one.ceiling()).isPositive();
        });
        assertThat(report.checks()).extracting(Report.ReadBack::phase).contains("sync", "update", "deactivate", "bulk");
        assertThat(report.checks())
                .allSatisfy(check -> assertThat(check.mistakes()).isEmpty());
        assertThat(report.isRight()).isTrue();
        assertThat(report.goals()).isNotEmpty();
        JsonNode json = new JsonMapper().readTree(Json.of(report));
        assertThat(json.path("measurements").size()).isEqualTo(Phases.NAMES.size());
        assertThat(PerformancePage.figures(report)).contains(Phases.NAMES);
    }

    @Test
    void what_is_not_found_as_it_was_acknowledged_is_told() throws Exception {
        List<String> mistakes = new ArrayList<>();
        try (NothingServer server = NothingServer.start()) {
            Company acme = new Company(URI.create("http://127.0.0.1"), "acme", "setting", "token", List.of());
            List<Town.Expected> acknowledged = List.of(new Town.Expected(acme, "/Users/1", List.of("Ada")));

            Load.Outcome outcome = Load.run(
                    server.address(), List.of(new Reader(acknowledged, 0, 1, mistakes)), Duration.ofSeconds(30));

            assertThat(outcome.answers()).isEqualTo(1);
            assertThat(outcome.wrong()).isEqualTo(1);
        }
        assertThat(mistakes).singleElement().asString().contains("/Users/1", "Ada");
    }
}
