package dev.muster.directory.group;

import dev.muster.activity.Change;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.setting.Grouping;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.SettingStore;
import dev.muster.store.SqlStates;
import dev.muster.store.StatementFailed;
import java.util.Optional;
import java.util.UUID;

/// Who may change the groups of a setting at the same time. Changes of users in groups go side by side: they
/// share the row of the setting, so that its rules stay as they are meanwhile (rule R2). A change of groups in
/// groups has the setting alone: whom it concerns depends on who is in which group, and who is concerned by a
/// user in a group depends on which group is in which. It takes the setting when it is free, and asks for a
/// right of way when it is not (docs/decisions/right-of-way.md).
final class GroupTurn {

    /// Thrown when the setting is needed alone and others share it without end: the work is done again, with a right of
    /// way.
    static final class Occupied extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Occupied() {
            super("Others share the setting without end", null, false, false);
        }
    }

    private final Change change;
    private final ScimSetting setting;
    private boolean alone;

    private GroupTurn(Change change, Optional<ScimSetting> setting, boolean alone) {
        this.change = change;
        this.setting = setting.orElseThrow(() -> new Refused(new Refusal.Unauthorized(true)));
        this.alone = alone;
    }

    /// @param alone whether it is known that groups in groups are concerned; it may become so later
    /// @throws Refused with Unauthorized when the setting is gone: its tokens may be remembered for a moment
    /// longer
    static GroupTurn of(Change change, UUID setting, boolean alone) {
        SettingStore store = new SettingStore(change.transaction());
        return alone
                ? new GroupTurn(change, soon(change, setting), true)
                : new GroupTurn(change, store.readShared(setting, change.now()).get(), false);
    }

    /// For whoever has the right of way.
    static GroupTurn first(Change change, UUID setting) {
        return new GroupTurn(change, new SettingStore(change.transaction()).readLocked(setting), true);
    }

    ScimSetting setting() {
        return setting;
    }

    boolean mirrors() {
        return setting.grouping() instanceof Grouping.Mirror;
    }

    void beAlone() {
        if (!alone) {
            soon(change, setting.id());
            alone = true;
        }
    }

    private static Optional<ScimSetting> soon(Change change, UUID setting) {
        try {
            return new SettingStore(change.transaction()).readLockedSoon(setting);
        } catch (StatementFailed e) {
            throw SqlStates.isTimeout(e) ? new Occupied() : e;
        }
    }
}
