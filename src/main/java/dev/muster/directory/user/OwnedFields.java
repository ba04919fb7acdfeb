package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.field.FieldStore;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.setting.Projection;
import dev.muster.setting.Rules;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.SettingStore;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What of a person belongs to its SCIM setting and is therefore locked against change by hand (rule L7).
record OwnedFields(Optional<ScimSetting> owner, Set<String> keys) {

    static OwnedFields of(Change change, Person person) {
        Optional<ScimSetting> owner =
                Optional.ofNullable(person.settingId()).flatMap(new SettingStore(change.transaction())::read);
        return new OwnedFields(
                owner,
                owner.map(setting -> filled(person, Rules.of(setting, new FieldStore(change.transaction()).all())))
                        .orElse(Set.of()));
    }

    /// What SCIM fills for everybody, and what it fills for this person.
    private static Set<String> filled(Person person, Rules rules) {
        Set<String> keys = new HashSet<>(rules.filledFields());
        if (person.resource() != null) {
            keys.addAll(Projection.of(person.resource().json(), rules).values().keySet());
        }
        return keys;
    }

    /// @throws Refused with Locked that names the field and the setting
    void requireUnlocked(Set<String> changed, @Nullable Status status) {
        if (owner.isEmpty()) {
            return;
        }
        String name = owner.get().name();
        for (String key : changed) {
            if (keys.contains(key)) {
                throw locked("The field " + key + " is filled by the SCIM setting \"" + name + "\".");
            }
        }
        if (status != null) {
            throw locked("The status is kept by the SCIM setting \"" + name + "\".");
        }
    }

    private static Refused locked(String message) {
        return new Refused(new Refusal.Locked(message));
    }
}
