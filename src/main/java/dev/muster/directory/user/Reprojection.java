package dev.muster.directory.user;

import dev.muster.activity.Scope;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.SettingStore;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Brings the people of a setting to its newest rules, batch by batch (rule R2). A person whom the client
/// changes meanwhile is projected by that change; `rules_version` on each person says who is still to do, so
/// that a restart loses nothing.
public final class Reprojection {

    private final Scope scope;
    private final UUID setting;

    public Reprojection(Scope scope, UUID setting) {
        this.scope = scope;
        this.setting = setting;
    }

    /// Projects the next people under the rules that hold now.
    ///
    /// @return how many; 0 when nobody is left or the setting is gone
    public int batch(int limit) {
        return scope.change(change -> {
            Optional<ScimSetting> current = new SettingStore(change.transaction()).readShared(setting);
            if (current.isEmpty()) {
                return 0;
            }
            List<Person> people = new UserStore(change.transaction()).behindLocked(current.get(), limit);
            PersonUpdate update = new PersonUpdate(change, current.get());
            people.forEach(update::projectAgain);
            return people.size();
        });
    }
}
