package dev.muster.console.company;

import dev.muster.console.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The health of the settings of some companies, the worst first.
///
/// @param companies how many companies were looked at
/// @param after the last of them when there are more; null otherwise
public record SettingsHealth(
        List<SettingHealth> settings,
        int companies,
        boolean first,
        @Nullable String after) implements View {

    public static final String PATH = "/settings-health";

    @Override
    public String template() {
        return "company/health";
    }

    public String next() {
        return after == null ? "" : PATH + "?after=" + after;
    }
}
