package dev.muster.simulator.trial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// For people: what happened, what was refused and why, and what is not as it should be.
final class OutcomeText {

    private static final int SHOWN = 20;
    private static final int NAMED = 3;

    private final StringBuilder text = new StringBuilder();
    private final Outcome outcome;

    private OutcomeText(Outcome outcome) {
        this.outcome = outcome;
    }

    static String of(Outcome outcome) {
        OutcomeText page = new OutcomeText(outcome);
        page.happened();
        page.refused();
        page.differs();
        page.cleanedUp();
        page.line(outcome.isAsExpected() ? "Everything arrived as it should." : "Not everything arrived as it should.");
        return page.text.toString();
    }

    private void happened() {
        Plan plan = outcome.plan();
        line("%s with %d people and %d groups at %s, seed %d:"
                .formatted(plan.provider().title(), plan.people(), plan.groups(), plan.base(), plan.seed()));
        outcome.steps().forEach((phase, steps) -> line("  %6d  %s".formatted(steps, phase)));
        line(String.format(
                Locale.ROOT,
                "%d requests in %.1f s, %.1f a second; answered %s",
                outcome.requests(),
                outcome.duration().toMillis() / 1000.0,
                outcome.rate(),
                outcome.byStatus().entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue() + " times")
                        .collect(Collectors.joining(", "))));
        line("The directory has " + told(outcome.expected()) + "; the server " + told(outcome.found()) + ".");
    }

    private static String told(Outcome.Count count) {
        return "%d users, %d of them active, and %d groups".formatted(count.users(), count.active(), count.groups());
    }

    /// The same refusal of many is told once.
    private void refused() {
        Map<String, List<Failure>> alike = outcome.failures().stream()
                .collect(Collectors.groupingBy(OutcomeText::reason, LinkedHashMap::new, Collectors.toList()));
        if (!alike.isEmpty()) {
            line("Not granted: " + outcome.failures().size());
        }
        alike.entrySet().stream().limit(SHOWN).forEach(each -> {
            line("  " + each.getKey());
            line("      " + each.getValue().size() + ": " + names(each.getValue()));
        });
        more(alike.size());
    }

    private static String reason(Failure failure) {
        String answer = failure.request().isEmpty() ? "" : failure.request() + " " + failure.status() + ", ";
        return failure.what() + ": " + answer + failure.reason();
    }

    private static String names(List<Failure> failures) {
        return failures.stream().limit(NAMED).map(Failure::who).collect(Collectors.joining(", "))
                + (failures.size() > NAMED ? ", …" : "");
    }

    private void differs() {
        List<Difference> differences = outcome.differences();
        if (!differences.isEmpty()) {
            line("Different on the server: " + differences.size());
        }
        differences.stream()
                .limit(SHOWN)
                .forEach(each -> line("  %s, %s: expected %s, found %s"
                        .formatted(each.who(), each.what(), shown(each.expected()), shown(each.found()))));
        more(differences.size());
    }

    private static String shown(String value) {
        return value.isEmpty() ? "nothing" : value;
    }

    private void more(int all) {
        if (all > SHOWN) {
            line("  and " + (all - SHOWN) + " more; --format json tells all");
        }
    }

    private void cleanedUp() {
        if (outcome.plan().cleanUp()) {
            line("Cleaned up: " + outcome.removed());
        } else {
            line("What was created stays: userNames at " + outcome.plan().domain() + ", groups named \"… ("
                    + outcome.plan().marker() + ")\".");
        }
    }

    private void line(String words) {
        text.append(words).append('\n');
    }
}
