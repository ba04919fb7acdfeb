package dev.muster.console.connect;

import dev.muster.console.Page;
import dev.muster.setting.Grouping;
import dev.muster.setting.Settings;
import dev.muster.traffic.Health;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A SCIM setting in the list.
///
/// @param targetGroup the name of its group; empty when it has none
/// @param groupBy the name of the field that it groups by; empty when it groups otherwise
/// @param lastRequestAt null when its client has not asked for anything yet
public record SettingRow(
        Settings.Overview overview,
        String targetGroup,
        String groupBy,
        Health health,
        @Nullable Instant lastRequestAt) {

    public String name() {
        return overview.setting().name();
    }

    public Instant createdAt() {
        return overview.setting().createdAt();
    }

    public String grouping(Page page) {
        return switch (overview.setting().grouping()) {
            case Grouping.None() -> page.text("scim-settings.not-grouped");
            case Grouping.Mirror() -> page.text("scim-settings.mirrored");
            case Grouping.ByField _ -> groupBy;
        };
    }
}
