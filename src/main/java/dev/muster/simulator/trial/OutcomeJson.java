package dev.muster.simulator.trial;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// For programs; the names are told in `docs/simulate.md`, and stay.
final class OutcomeJson {

    private static final JsonMapper JSON = new JsonMapper();

    private OutcomeJson() {}

    static String of(Outcome outcome) {
        Plan plan = outcome.plan();
        ObjectNode json = Bodies.object();
        json.put("server", plan.base().toString());
        json.put("provider", plan.provider().word());
        json.put("seed", plan.seed());
        json.put("marker", plan.marker());
        json.put("asExpected", outcome.isAsExpected());
        json.put("requests", outcome.requests());
        json.put("seconds", outcome.duration().toMillis() / 1000.0);
        json.put("perSecond", Math.round(outcome.rate() * 10) / 10.0);
        ObjectNode statuses = json.putObject("statuses");
        outcome.byStatus().forEach((status, count) -> statuses.put(status.toString(), count));
        ObjectNode phases = json.putObject("phases");
        outcome.steps().forEach(phases::put);
        count(json.putObject("expected"), outcome.expected());
        count(json.putObject("found"), outcome.found());
        failures(json.putArray("failures"), outcome);
        differences(json.putArray("differences"), outcome);
        json.put("removed", outcome.removed());
        outcome.leftovers().forEach(json.putArray("leftovers")::add);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    private static void count(ObjectNode json, Outcome.Count count) {
        json.put("users", count.users()).put("active", count.active()).put("groups", count.groups());
    }

    private static void failures(ArrayNode json, Outcome outcome) {
        outcome.failures()
                .forEach(failure -> json.addObject()
                        .put("what", failure.what())
                        .put("who", failure.who())
                        .put("request", failure.request())
                        .put("status", failure.status())
                        .put("reason", failure.reason()));
    }

    private static void differences(ArrayNode json, Outcome outcome) {
        outcome.differences()
                .forEach(difference -> json.addObject()
                        .put("who", difference.who())
                        .put("what", difference.what())
                        .put("expected", difference.expected())
                        .put("found", difference.found()));
    }
}
