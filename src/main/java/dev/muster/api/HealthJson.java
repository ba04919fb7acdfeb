package dev.muster.api;

import dev.muster.traffic.Health;
import dev.muster.traffic.HealthRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The health of a setting in words and numbers.
final class HealthJson {

    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("409 uniqueness", "a value that must be unique is taken"),
            Map.entry("400 invalidValue", "a value is missing or not accepted"),
            Map.entry("400 invalidSyntax", "the message cannot be read"),
            Map.entry("400 invalidFilter", "a filter cannot be read"),
            Map.entry("400 invalidPath", "a path leads nowhere"),
            Map.entry("400 noTarget", "a path selects nothing"),
            Map.entry("400 mutability", "something read-only was written"),
            Map.entry("404", "the person or group is unknown"),
            Map.entry("412", "it was changed meanwhile"),
            Map.entry("413", "the message is too large"),
            Map.entry("415", "the message is not JSON"),
            Map.entry("429", "more requests than the rate allows"),
            Map.entry("500", "something went wrong in Muster"),
            Map.entry("501", "this part of SCIM is not offered"),
            Map.entry("503", "Muster or its database was not available"));

    private HealthJson() {}

    static ObjectNode detail(HealthRules facts, Health health) {
        HealthRules.Lately lately = facts.lately();
        ObjectNode json = Json.object()
                .put("sentence", sentence(health, lately))
                .put("requests", lately.requests())
                .put("refused", lately.refused());
        ArrayNode reasons = json.putArray("reasons");
        lately.reasons().forEach(reason -> reasons.add(reason(reason)));
        return switch (health) {
            case Health.Synchronising(Instant since, long users, long groups, long perMinute) -> {
                json.putObject("synchronisation")
                        .put("since", since.toString())
                        .put("users", users)
                        .put("groups", groups)
                        .put("perMinute", perMinute);
                yield json;
            }
            case Health.TokensEnded ignored -> json.putNull("synchronisation");
            case Health.Waiting ignored -> json.putNull("synchronisation");
            case Health.Failing ignored -> json.putNull("synchronisation");
            case Health.Quiet ignored -> json.putNull("synchronisation");
            case Health.TokensEnding ignored -> json.putNull("synchronisation");
            case Health.Healthy ignored -> json.putNull("synchronisation");
        };
    }

    private static String sentence(Health health, HealthRules.Lately lately) {
        return switch (health) {
            case Health.TokensEnded(Instant since) ->
                since == null
                        ? "There is no token: the identity provider cannot come in."
                        : "The last token ended at %s: the identity provider cannot come in.".formatted(since);
            case Health.Waiting ignored -> "The identity provider has not asked for anything yet.";
            case Health.Failing ignored ->
                "%d of the last %d requests were refused, most because %s."
                        .formatted(lately.refused(), lately.requests(), commonest(lately));
            case Health.Synchronising(Instant since, long users, long groups, long perMinute) ->
                "The first synchronisation has brought %d people and %d groups since %s, %d changes a minute."
                        .formatted(users, groups, since, perMinute);
            case Health.Quiet(Instant since, Duration usual) ->
                "Nothing since %s; the longest pause before was %s.".formatted(since, words(usual));
            case Health.TokensEnding(Instant until) ->
                "The last token ends at %s; make a new one and give it to the identity provider.".formatted(until);
            case Health.Healthy ignored -> "All is well.";
        };
    }

    private static String commonest(HealthRules.Lately lately) {
        return lately.reasons().stream()
                .filter(reason -> !reason.counted().startsWith("429"))
                .findFirst()
                .map(reason -> words(reason.counted()))
                .orElse("of several reasons");
    }

    private static ObjectNode reason(HealthRules.Reason reason) {
        String[] parts = reason.counted().split(" ", 2);
        return Json.object()
                .put("status", Integer.parseInt(parts[0]))
                .put("scimType", parts.length > 1 ? parts[1] : null)
                .put("words", words(reason.counted()))
                .put("count", reason.count());
    }

    private static String words(String counted) {
        return REASONS.getOrDefault(counted, "it was answered " + counted);
    }

    private static String words(Duration duration) {
        return duration.toHours() >= 2
                ? "%d hours".formatted(duration.toHours())
                : String.format(Locale.ROOT, "%d minutes", duration.toMinutes());
    }
}
