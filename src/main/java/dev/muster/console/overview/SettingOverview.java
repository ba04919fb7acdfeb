package dev.muster.console.overview;

import dev.muster.console.Page;
import dev.muster.console.View;
import dev.muster.console.setting.HealthWords;
import dev.muster.setting.IssuedToken;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.Settings;
import dev.muster.traffic.Health;
import dev.muster.traffic.HealthRules;
import java.util.List;

/// The first page of a setting: how it stands with it, what happened lately, and what asks for attention.
///
/// @param facts what the health is judged by
/// @param ending tokens that end soon
/// @param reasons the commonest refusals of the time that the chart shows
public record SettingOverview(
        Settings.Overview overview,
        HealthRules facts,
        Health health,
        Chart chart,
        List<IssuedToken> ending,
        List<HealthRules.Reason> reasons)
        implements View {

    @Override
    public String template() {
        return "overview/overview";
    }

    public ScimSetting setting() {
        return overview.setting();
    }

    public String sentence(Page page) {
        return HealthWords.sentence(page, health, facts.lately());
    }

    /// Whether the client makes its people for the first time, so that the page follows it.
    public boolean isSynchronising() {
        return health instanceof Health.Synchronising;
    }

    public boolean isWaiting() {
        return health instanceof Health.Waiting;
    }
}
