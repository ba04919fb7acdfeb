package dev.muster.console.company;

import dev.muster.company.Company;
import dev.muster.setting.Settings;
import dev.muster.traffic.Health;
import dev.muster.traffic.HealthRules;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How it stands with one setting of a company.
public record SettingHealth(Company company, Settings.Overview overview, HealthRules facts, Health health) {

    public @Nullable Instant lastRequestAt() {
        return facts.lastRequestAt();
    }

    public String address() {
        return "/companies/" + company.id() + "/scim-settings/"
                + overview.setting().id();
    }

    /// Whether somebody should look: it does not go as it should, or changes wait for a decision.
    boolean isUrgent() {
        return overview.held() > 0
                || switch (health) {
                    case Health.Failing _, Health.TokensEnded _, Health.Quiet _, Health.TokensEnding _ -> true;
                    case Health.Waiting _, Health.Synchronising _, Health.Healthy _ -> false;
                };
    }

    /// From what needs somebody at once to what needs nobody: the less, the worse.
    int rank() {
        return switch (health) {
            case Health.Failing _ -> 0;
            case Health.TokensEnded _ -> 1;
            case Health.Quiet _ -> 2;
            case Health.TokensEnding _ -> 3;
            case Health.Waiting _ -> 4;
            case Health.Synchronising _ -> 5;
            case Health.Healthy _ -> 6;
        };
    }
}
