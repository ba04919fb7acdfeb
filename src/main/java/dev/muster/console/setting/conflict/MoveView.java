package dev.muster.console.setting.conflict;

import dev.muster.console.View;
import dev.muster.directory.user.Conflict;
import dev.muster.setting.ScimSetting;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Asks whether these people shall really belong to this setting.
///
/// @param owners the names of settings by their ids
public record MoveView(ScimSetting setting, List<Conflict> conflicts, Map<UUID, String> owners) implements View {
    @Override
    public String template() {
        return "setting/conflict/move";
    }

    /// The setting that loses the person; an empty text when none has it.
    public String loses(Conflict conflict) {
        UUID owner = conflict.holders().getFirst().settingId();
        return owner == null ? "" : owners.getOrDefault(owner, "");
    }
}
