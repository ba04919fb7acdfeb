package dev.muster.verify.report;

import dev.muster.verify.Report;
import dev.muster.verify.Result;
import dev.muster.verify.Verdict;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// For programs; the names are told in `docs/verify.md`, and stay.
final class JsonReport {

    private static final JsonMapper JSON = new JsonMapper();

    private JsonReport() {}

    static String of(Report report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("server", report.server().toString());
        json.put("startedAt", report.startedAt().toString());
        json.put("seconds", report.duration().toSeconds());
        json.put("requests", report.requests());
        json.put("readOnly", report.readOnly());
        json.put("marker", report.marker());
        json.put("passed", report.isPassed());
        ObjectNode summary = json.putObject("summary");
        for (Verdict verdict : Verdict.values()) {
            summary.put(word(verdict), report.count(verdict));
        }
        var checks = json.putArray("checks");
        report.results().forEach(result -> checks.add(check(result)));
        var leftovers = json.putArray("leftovers");
        report.leftovers().forEach(leftovers::add);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    private static ObjectNode check(Result result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", result.check().id());
        json.put("statement", result.check().statement());
        json.put("level", result.check().level().name());
        json.put("title", result.check().title());
        json.put("source", result.check().source());
        json.put("verdict", word(result.verdict()));
        if (!result.reason().isEmpty()) {
            json.put("reason", result.reason());
        }
        result.evidence().ifPresent(evidence -> {
            json.put("expected", evidence.expected());
            json.putObject("sent").put("request", evidence.sent()).put("body", evidence.sentBody());
            json.putObject("got").put("answer", evidence.got()).put("body", evidence.gotBody());
        });
        return json;
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
