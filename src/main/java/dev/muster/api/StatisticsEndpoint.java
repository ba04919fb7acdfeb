package dev.muster.api;

import dev.muster.activity.Scope;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.traffic.HourCount;
import dev.muster.traffic.Statistics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/companies/{company}/scim-settings/{setting}/statistics`
final class StatisticsEndpoint {

    private static final int USUAL = 24;

    private StatisticsEndpoint() {}

    /// Every hour, those without a request too, in the order of time.
    static Response get(Scope scope, Request request) {
        int hours = request.parameter("hours").map(StatisticsEndpoint::hours).orElse(USUAL);
        UUID setting = request.pathId("setting");
        Instant first = Statistics.firstHour(scope.clock().instant(), hours);
        List<HourCount> counts = Statistics.of(scope, setting, hours);
        ObjectNode json = Json.object();
        ArrayNode items = json.putArray("items");
        for (int i = 0; i < hours; i++) {
            items.add(json(first.plus(Duration.ofHours(i)), counts));
        }
        return Json.response(200, json);
    }

    private static ObjectNode json(Instant hour, List<HourCount> counts) {
        ObjectNode json = Json.object()
                .put("hour", hour.toString())
                .put("requests", 0)
                .put("changes", 0)
                .put("usersCreated", 0)
                .put("groupsCreated", 0);
        ObjectNode refusals = json.putObject("refusals");
        counts.stream().filter(count -> count.hour().equals(hour)).forEach(count -> {
            switch (count.counted()) {
                case "request" -> json.put("requests", count.count());
                case "change" -> json.put("changes", count.count());
                case "created User" -> json.put("usersCreated", count.count());
                case "created Group" -> json.put("groupsCreated", count.count());
                default -> refusals.put(count.counted(), count.count());
            }
        });
        return json;
    }

    private static int hours(String text) {
        try {
            int hours = Integer.parseInt(text);
            if (hours >= 1 && hours <= Statistics.MOST_HOURS) {
                return hours;
            }
        } catch (NumberFormatException e) {
            // falls through to the same answer as for a number out of bounds
        }
        throw new Refused(
                new Refusal.InvalidValue("hours", "must be a whole number from 1 to " + Statistics.MOST_HOURS));
    }
}
