package dev.muster.console.company;

import dev.muster.console.View;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The health of the settings of some companies, the worst first.
///
/// @param companies how many companies were looked at
/// @param urgentOnly whether only those are told that need somebody
/// @param after the last of them when there are more; null otherwise
public record SettingsHealth(
        List<SettingHealth> settings,
        int companies,
        boolean urgentOnly,
        boolean first,
        @Nullable UUID after) implements View {

    public static final String PATH = "/settings-health";

    static final String URGENT = "urgent";

    @Override
    public String template() {
        return "company/health";
    }

    /// The key of what was looked at: each page of all settings has an order of its own.
    public String lead() {
        return after == null || urgentOnly ? "settings-health.lead" : "settings-health.lead.more";
    }

    /// The page of those that need somebody.
    public String urgent() {
        return PATH + "?only=" + URGENT;
    }

    public String start() {
        return urgentOnly ? urgent() : PATH;
    }

    public String next() {
        return after == null ? "" : PATH + "?after=" + after + (urgentOnly ? "&only=" + URGENT : "");
    }
}
