package dev.muster.console.setting;

import dev.muster.console.Page;
import dev.muster.traffic.Health;
import dev.muster.traffic.HealthRules;
import java.time.Instant;
import java.util.Locale;

/// The health of a setting in the words of the page. No colour stands alone: each has a sign and a word.
public final class HealthWords {

    private HealthWords() {}

    /// The end of the class that gives the colour: `good`, `busy`, `still`, `warning` or `bad`.
    public static String tone(Health health) {
        return switch (health) {
            case Health.Healthy _ -> "good";
            case Health.Synchronising _ -> "busy";
            case Health.Waiting _ -> "still";
            case Health.Quiet _, Health.TokensEnding _ -> "warning";
            case Health.Failing _, Health.TokensEnded _ -> "bad";
        };
    }

    /// In a word or two.
    public static String word(Page page, Health health) {
        return page.text("health." + health.word() + ".word");
    }

    /// What it means and what to do.
    public static String sentence(Page page, Health health, HealthRules.Lately lately) {
        return switch (health) {
            case Health.TokensEnded(Instant since) ->
                since == null
                        ? page.text("health.tokens-ended.never")
                        : page.text("health.tokens-ended.since", page.time(since));
            case Health.Waiting _ -> page.text("health.waiting.text");
            case Health.Failing _ ->
                page.text(
                        "health.failing.text",
                        lately.refused(),
                        lately.requests(),
                        lately.reasons().isEmpty()
                                ? ""
                                : reason(page, lately.reasons().getFirst().counted()));
            case Health.Synchronising busy ->
                page.text(
                        "health.synchronising.text",
                        busy.users(),
                        busy.groups(),
                        page.time(busy.since()),
                        busy.perMinute());
            case Health.Quiet quiet ->
                page.text(
                        "health.quiet.text",
                        page.time(quiet.since()),
                        quiet.usualPause().toHours());
            case Health.TokensEnding(Instant until) -> page.text("health.tokens-ending.text", page.time(until));
            case Health.Healthy _ -> page.text("health.healthy.text");
        };
    }

    /// Why requests are refused.
    ///
    /// @param counted status and error code, such as `409 uniqueness`
    public static String reason(Page page, String counted) {
        String key = "refused." + counted.replace(' ', '-').toLowerCase(Locale.ROOT);
        return page.texts().has(key) ? page.text(key) : page.text("refused.other", counted);
    }
}
