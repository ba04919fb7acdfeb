package dev.muster.api;

import dev.muster.traffic.Health;
import dev.muster.traffic.HealthRules;
import dev.muster.words.HealthSentence;
import dev.muster.words.Languages;
import java.time.Instant;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The health of a setting in words and numbers.
final class HealthJson {

    private static final HealthSentence WORDS = new HealthSentence(Languages.english(), Instant::toString);

    private HealthJson() {}

    static ObjectNode detail(HealthRules facts, Health health) {
        HealthRules.Lately lately = facts.lately();
        ObjectNode json = Json.object()
                .put("sentence", WORDS.of(health, lately))
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

    private static ObjectNode reason(HealthRules.Reason reason) {
        String[] parts = reason.counted().split(" ", 2);
        return Json.object()
                .put("status", Integer.parseInt(parts[0]))
                .put("scimType", parts.length > 1 ? parts[1] : null)
                .put("words", WORDS.reason(reason.counted()))
                .put("count", reason.count());
    }
}
