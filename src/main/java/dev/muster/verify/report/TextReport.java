package dev.muster.verify.report;

import dev.muster.verify.Check;
import dev.muster.verify.Evidence;
import dev.muster.verify.Report;
import dev.muster.verify.Result;
import dev.muster.verify.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// For a terminal: a line for each check, the evidence below what does not hold, the summary last, where it is seen.
final class TextReport {

    private static final String INDENT = "             ";

    private final Report report;
    private final boolean color;
    private final List<String> lines = new ArrayList<>();

    TextReport(Report report, boolean color) {
        this.report = report;
        this.color = color;
    }

    String text() {
        String area = "";
        for (Result result : report.results()) {
            if (!result.check().area().equals(area)) {
                area = result.check().area();
                lines.add("");
                lines.add(Areas.title(area));
            }
            line(result);
        }
        summary();
        return String.join("\n", lines) + "\n";
    }

    private void line(Result result) {
        Check check = result.check();
        lines.add("  %s %-7s %-6s %s".formatted(painted(result.verdict()), check.id(), check.level(), check.title()));
        if (!result.reason().isEmpty()) {
            lines.add(INDENT + result.reason());
        }
        result.evidence().ifPresent(evidence -> evidence(evidence, check));
    }

    private void evidence(Evidence evidence, Check check) {
        block("expected", evidence.expected() + "  [" + check.source() + "]");
        block("sent", evidence.sent());
        block("", evidence.sentBody());
        block("got", evidence.got());
        block("", evidence.gotBody());
    }

    private void block(String name, String text) {
        boolean first = true;
        for (String line : text.lines().toList()) {
            lines.add(INDENT + "%-9s ".formatted(first ? name : "") + line);
            first = false;
        }
    }

    private void summary() {
        lines.add("");
        lines.add(report.server() + ", " + report.startedAt() + ", " + report.requests() + " requests in "
                + report.duration().toSeconds() + " s" + (report.readOnly() ? ", read only" : ""));
        for (Verdict verdict : Verdict.values()) {
            lines.add("  %s %4d  %s".formatted(painted(verdict), report.count(verdict), verdict.meaning()));
        }
        skipped().forEach((reason, count) -> lines.add("         %4d because %s".formatted(count, reason)));
        report.leftovers().forEach(left -> lines.add("Not removed, please remove it: " + left));
        lines.add(report.isPassed() ? "Every MUST that was checked holds." : "Not every MUST holds.");
    }

    private Map<String, Integer> skipped() {
        Map<String, Integer> reasons = new TreeMap<>();
        report.results().stream()
                .filter(result -> result.verdict() == Verdict.SKIP)
                .forEach(result -> reasons.merge(result.reason(), 1, Integer::sum));
        return reasons;
    }

    private String painted(Verdict verdict) {
        String word = "%-4s".formatted(verdict);
        if (!color) {
            return word;
        }
        int paint = switch (verdict) {
            case PASS -> 32;
            case FAIL -> 31;
            case WARN -> 33;
            case INFO -> 36;
            case SKIP -> 90;
        };
        return "\u001b[" + paint + "m" + word + "\u001b[0m";
    }
}
