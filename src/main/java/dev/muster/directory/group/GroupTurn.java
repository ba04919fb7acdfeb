package dev.muster.directory.group;

import dev.muster.activity.Change;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.setting.Grouping;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.SettingStore;
import java.util.UUID;

/// Who may change the groups of a setting at the same time. Changes of users in groups go side by side: they
/// share the row of the setting, so that its rules stay as they are meanwhile (rule R2). A change of groups in
/// groups has the setting alone: whom it concerns depends on who is in which group, and who is concerned by a
/// user in a group depends on which group is in which.
final class GroupTurn {

    private final Change change;
    private final ScimSetting setting;
    private boolean alone;

    /// @param alone whether it is known that groups in groups are concerned; to become so later may mean to
    /// wait for each other, and to begin again
    /// @throws Refused with Unauthorized when the setting is gone: its tokens may be remembered for a moment
    /// longer
    GroupTurn(Change change, UUID setting, boolean alone) {
        SettingStore store = new SettingStore(change.transaction());
        this.change = change;
        this.alone = alone;
        this.setting = (alone
                        ? store.readLocked(setting)
                        : store.readShared(setting, change.now()).get())
                .orElseThrow(() -> new Refused(new Refusal.Unauthorized(true)));
    }

    ScimSetting setting() {
        return setting;
    }

    boolean mirrors() {
        return setting.grouping() instanceof Grouping.Mirror;
    }

    void beAlone() {
        if (!alone) {
            new SettingStore(change.transaction()).readLocked(setting.id());
            alone = true;
        }
    }
}
