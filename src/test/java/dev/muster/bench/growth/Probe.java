package dev.muster.bench.growth;

import dev.muster.bench.figures.Median;
import dev.muster.bench.growth.Statements.Touched;
import dev.muster.bench.load.AtMost;
import dev.muster.bench.load.Client;
import dev.muster.bench.load.Load;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Asks one client's requests one after the other, some at a time, and keeps what each time has cost.
final class Probe {

    private final List<Round> rounds = new ArrayList<>();
    private int errors;
    private String complaint = "";

    /// What a request has cost in one round.
    private record Round(double millis, Touched touched) {}

    /// @return whether all answers were right
    boolean ask(Stage stage, Client client, int requests, double seconds) {
        Statements statements = Statements.in(stage.setup().connection());
        statements.begin();
        Load.Outcome outcome = Load.run(
                stage.server().address(),
                List.of(new AtMost(client, requests)),
                Duration.ofNanos(Math.round(seconds * 1e9)));
        Touched touched = statements.end();
        double answers = Math.max(1, outcome.answers());
        rounds.add(new Round(
                outcome.millis(0.5),
                new Touched(touched.millis() / answers, touched.buffers() / answers, touched.rows() / answers)));
        errors += outcome.errors();
        if (complaint.isEmpty() && !outcome.complaints().isEmpty()) {
            complaint = outcome.complaints().getFirst();
        }
        return outcome.errors() == 0;
    }

    double millis() {
        return median(Round::millis);
    }

    double databaseMillis() {
        return median(round -> round.touched().millis());
    }

    double buffers() {
        return median(round -> round.touched().buffers());
    }

    double rows() {
        return median(round -> round.touched().rows());
    }

    int errors() {
        return errors;
    }

    /// What the first wrong answer said; empty when there was none.
    String complaint() {
        return complaint;
    }

    List<Double> each() {
        return rounds.stream().map(Round::millis).toList();
    }

    private double median(Function<Round, Double> figure) {
        return Median.of(rounds.stream().map(figure).toList());
    }
}
