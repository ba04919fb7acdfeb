package dev.muster.words;

import dev.muster.traffic.Health;
import dev.muster.traffic.HealthRules;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;

/// The health of a setting as a sentence, the same on a page and in the admin API.
///
/// @param time how the door writes a time
public record HealthSentence(Texts texts, Function<Instant, String> time) {

    /// What it means and what to do.
    public String of(Health health, HealthRules.Lately lately) {
        return switch (health) {
            case Health.TokensEnded(Instant since) ->
                since == null
                        ? texts.of("health.tokens-ended.never")
                        : texts.of("health.tokens-ended.since", time.apply(since));
            case Health.Waiting _ -> texts.of("health.waiting.text");
            case Health.Failing _ ->
                texts.of("health.failing.text", lately.refused(), lately.requests(), commonest(lately));
            case Health.Synchronising busy ->
                texts.of(
                        "health.synchronising.text",
                        busy.users(),
                        busy.groups(),
                        time.apply(busy.since()),
                        busy.perMinute());
            case Health.Quiet quiet ->
                texts.of(
                        "health.quiet.text",
                        time.apply(quiet.since()),
                        quiet.usualPause().toHours());
            case Health.TokensEnding(Instant until) -> texts.of("health.tokens-ending.text", time.apply(until));
            case Health.Healthy _ -> texts.of("health.healthy.text");
        };
    }

    /// Why requests are refused.
    ///
    /// @param counted status and error code, such as `409 uniqueness`
    public String reason(String counted) {
        String key = "refused." + counted.replace(' ', '-').toLowerCase(Locale.ROOT);
        return texts.has(key) ? texts.of(key) : texts.of("refused.other", counted);
    }

    /// Who asks too fast is told to slow down, and that is no reason to be failing.
    private String commonest(HealthRules.Lately lately) {
        return lately.reasons().stream()
                .map(HealthRules.Reason::counted)
                .filter(counted -> !counted.startsWith("429"))
                .findFirst()
                .map(this::reason)
                .orElseGet(() -> texts.of("refused.several"));
    }
}
