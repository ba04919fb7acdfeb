package dev.muster.bench.growth;

import dev.muster.bench.growth.GrowthPlan.Shape;
import dev.muster.bench.growth.GrowthReport.Adds;
import dev.muster.bench.growth.GrowthReport.Figure;
import dev.muster.bench.growth.GrowthReport.GroupFigure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// Asks all sizes by turns, round after round.
record Rounds(GrowthPlan plan, List<Stage> stages, Consumer<String> progress) {

    /// Lets the compilers of the JVMs see a request before it counts.
    private static final int WARM_UP = 5;

    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (Operation operation : Operations.all()) {
            progress.accept("Measuring " + operation.name());
            figures.addAll(figures(operation));
        }
        return figures;
    }

    List<GroupFigure> groups() {
        progress.accept("Measuring groups");
        return new GroupGrowth(plan, largest(), progress).figures();
    }

    List<Adds> adds() {
        progress.accept("Measuring the last adds of a group against the first");
        return new GroupGrowth(plan, largest(), progress).adds();
    }

    private List<Figure> figures(Operation operation) {
        List<Probe> probes = stages.stream().map(stage -> new Probe()).toList();
        for (Stage stage : stages) {
            new Probe()
                    .ask(
                            stage,
                            operation.client().apply(stage),
                            operation.scans() ? 1 : Math.min(WARM_UP, plan.requests()),
                            plan.seconds());
        }
        for (int round = 0; round < plan.repeats(); round++) {
            for (int i = 0; i < stages.size(); i++) {
                Stage stage = stages.get(i);
                Probe probe = probes.get(i);
                if (!probe.ask(stage, operation.client().apply(stage), plan.requests(), plan.seconds())) {
                    progress.accept(operation.name() + " was answered " + probe.complaint());
                }
            }
        }
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            figures.add(figure(operation, stages.get(i), probes.get(i)));
        }
        return figures;
    }

    private static Figure figure(Operation operation, Stage stage, Probe probe) {
        return new Figure(
                operation.name(),
                operation.scans(),
                stage.shape().words(),
                stage.size(),
                probe.millis(),
                probe.databaseMillis(),
                probe.buffers(),
                probe.rows(),
                probe.errors(),
                probe.each());
    }

    /// The company with the most people.
    private Stage largest() {
        return stages.stream()
                .max(Comparator.comparingInt(Stage::people).thenComparing(stage -> stage.shape() == Shape.ONE))
                .orElseThrow();
    }
}
