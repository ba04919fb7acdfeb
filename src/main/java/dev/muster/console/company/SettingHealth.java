package dev.muster.console.company;

import dev.muster.company.Company;
import dev.muster.setting.Settings;
import dev.muster.traffic.Health;
import dev.muster.traffic.HealthRules;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How it stands with one setting of a company.
public record SettingHealth(Company company, Settings.Overview overview, HealthRules facts, Health health) {

    /// From what needs somebody at once to what needs nobody.
    private static final List<String> WORST_FIRST =
            List.of("failing", "tokens-ended", "quiet", "tokens-ending", "waiting", "synchronising", "healthy");

    public @Nullable Instant lastRequestAt() {
        return facts.lastRequestAt();
    }

    public String address() {
        return "/companies/" + company.id() + "/scim-settings/"
                + overview.setting().id();
    }

    /// The less, the worse.
    int rank() {
        return WORST_FIRST.indexOf(health.word());
    }

    /// The colour of its badge.
    public String colour() {
        return colour(health.word());
    }

    static String colour(String word) {
        return switch (word) {
            case "healthy" -> "good";
            case "synchronising" -> "busy";
            case "waiting" -> "still";
            case "tokens-ending", "quiet" -> "warning";
            default -> "bad";
        };
    }
}
