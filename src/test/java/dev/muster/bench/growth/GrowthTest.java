package dev.muster.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.bench.growth.GrowthPlan.Shape;
import dev.muster.bench.growth.GrowthReport.Figure;
import dev.muster.bench.machine.Machine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The run on growth, tried with tiny numbers so that it cannot rot, and what it says of figures that grow.
class GrowthTest {

    @TempDir
    private Path directory;

    @Test
    void a_tiny_run_asks_every_size_for_everything_and_gets_right_answers() throws Exception {
        GrowthPlan plan = new GrowthPlan(List.of(200, 400), 2, List.of(Shape.MANY), List.of(2, 40), 2, 60, 1, 10, 3);

        try (Growth growth = new Growth(plan, System.getProperty("java.class.path"), directory, step -> {})) {
            GrowthReport report = growth.run();

            assertThat(report.figures())
                    .hasSize(2 * Operations.all().size())
                    .allSatisfy(figure ->
                            assertThat(figure.errors()).as(figure.operation()).isZero())
                    .allSatisfy(figure ->
                            assertThat(figure.buffers()).as(figure.operation()).isPositive());
            assertThat(report.groups())
                    .isNotEmpty()
                    .allSatisfy(figure ->
                            assertThat(figure.errors()).as(figure.operation()).isZero());
            assertThat(report.adds().getFirst().errors()).isZero();
            assertThat(new GrowthPage(report).files()).containsKeys("growth-time.svg", "growth-pages.svg");
        }
    }

    @Test
    void what_costs_more_at_the_largest_size_is_told_and_what_scans_one_company_is_not() {
        GrowthPlan plan = new GrowthPlan(List.of(20, 1000), 10, List.of(Shape.ONE), List.of(2), 1, 1, 1, 10, 1);
        GrowthReport report = new GrowthReport(
                "2026-01-01T00:00:00Z",
                new Machine("", 2, 1, "", 0, Map.of()),
                plan,
                List.of(),
                List.of(
                        figure("read", false, 20, 1),
                        figure("read", false, 1000, 1.1),
                        figure("total", false, 20, 1),
                        figure("total", false, 1000, 9),
                        figure("no index", true, 20, 1),
                        figure("no index", true, 1000, 9)),
                List.of(),
                List.of());

        assertThat(new GrowthPage(report).grows())
                .extracting(GrowthPage.Grows::what)
                .containsExactly("total, one company");
    }

    private static Figure figure(String operation, boolean scans, int people, double millis) {
        return new Figure(operation, scans, "one company", people, millis, millis, 10, 1, 0, List.of(millis));
    }
}
