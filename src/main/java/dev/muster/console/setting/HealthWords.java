package dev.muster.console.setting;

import dev.muster.console.Page;
import dev.muster.traffic.Health;
import dev.muster.traffic.HealthRules;
import dev.muster.words.HealthSentence;

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
        return words(page).of(health, lately);
    }

    /// Why requests are refused.
    ///
    /// @param counted status and error code, such as `409 uniqueness`
    public static String reason(Page page, String counted) {
        return words(page).reason(counted);
    }

    private static HealthSentence words(Page page) {
        return new HealthSentence(page.texts(), page::time);
    }
}
