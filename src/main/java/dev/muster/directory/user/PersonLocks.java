package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.directory.Lock;
import dev.muster.directory.Lock.Source.Kind;
import dev.muster.field.Field;
import dev.muster.field.FieldStore;
import dev.muster.setting.Grouping;
import dev.muster.setting.Projection;
import dev.muster.setting.Rules;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.SettingStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What of people cannot be changed by hand, and why (rule L7): for as many of them as you like, with two statements.
///
/// @param fields those in use; the others are unknown to whoever changes something by hand (rule F3)
/// @param owners the settings that own any of the people
record PersonLocks(List<Field> fields, Map<UUID, Owner> owners) {

    static final String STATUS = "status";

    /// @param sometimes what SCIM fills only for those people of whom the client says something (rule F6)
    private record Owner(ScimSetting setting, Rules rules, Rules sometimes) {

        static Owner of(ScimSetting setting, List<Field> fields) {
            Rules rules = Rules.of(setting, fields);
            List<Rules.Source> sometimes =
                    rules.sources().stream().filter(source -> !source.always()).toList();
            return new Owner(setting, rules, new Rules(sometimes, new Grouping.None()));
        }

        boolean fills(Rules.Source source, Set<String> said) {
            return source.always() || said.contains(source.field().key());
        }

        /// The fields of the second kind that the client fills for this person.
        Set<String> said(Person person) {
            @Nullable Resource resource = person.resource();
            return resource == null || sometimes.sources().isEmpty()
                    ? Set.of()
                    : Projection.of(resource.json(), sometimes).values().keySet();
        }
    }

    static PersonLocks of(Change change, Collection<Person> people) {
        List<Field> all = new FieldStore(change.transaction()).all();
        List<UUID> settings = people.stream()
                .map(Person::settingId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<UUID, Owner> owners = new HashMap<>();
        new SettingStore(change.transaction())
                .read(settings)
                .forEach(setting -> owners.put(setting.id(), Owner.of(setting, all)));
        return new PersonLocks(all.stream().filter(Field::active).toList(), owners);
    }

    List<Lock> of(Person person) {
        if (person.status() == Status.DELETED) {
            return ofDeleted();
        }
        List<Lock> locks = new ArrayList<>();
        @Nullable Owner owner = person.settingId() == null ? null : owners.get(person.settingId());
        if (owner != null) {
            addFilled(locks, owner, person);
            locks.add(new Lock(
                    STATUS,
                    "L7",
                    "The status is kept by the SCIM setting \""
                            + owner.setting().name() + "\".",
                    owner.setting().id(),
                    null));
        }
        addDeletion(locks, person);
        return locks;
    }

    private List<Lock> ofDeleted() {
        List<Lock> locks = new ArrayList<>();
        for (Field field : fields) {
            locks.add(deleted(Lock.field(field.key(), field.standard())));
        }
        locks.add(deleted(STATUS));
        return locks;
    }

    private static Lock deleted(String part) {
        return new Lock(part, "L2", "The person is deleted.", null, null);
    }

    private void addFilled(List<Lock> locks, Owner owner, Person person) {
        Set<String> said = owner.said(person);
        for (Rules.Source source : owner.rules().sources()) {
            Field field = source.field();
            if (field.active() && owner.fills(source, said)) {
                List<String> paths =
                        source.paths().stream().map(Rules.Path::text).toList();
                locks.add(new Lock(
                        Lock.field(field.key(), field.standard()),
                        "L7",
                        "The field " + field.name() + " is filled by the SCIM setting \""
                                + owner.setting().name() + "\" from " + String.join(", else ", paths) + ".",
                        owner.setting().id(),
                        new Lock.Source(kind(owner.setting(), field), paths)));
            }
        }
    }

    private static Kind kind(ScimSetting setting, Field field) {
        boolean mapped = setting.mappings().stream()
                .anyMatch(mapping -> mapping.fieldKey().equals(field.key()));
        if (mapped) {
            return Kind.MAPPING;
        }
        return field.standard() ? Kind.DEFAULT : Kind.EXTENSION;
    }

    /// What belongs to a setting is deleted by its identity provider; but that has said its last word of
    /// somebody whose deletion an administrator discarded (rule H2).
    private void addDeletion(List<Lock> locks, Person person) {
        if (person.held() != null) {
            locks.add(new Lock(
                    Lock.DELETION,
                    "H2",
                    "The removal of the person is held; apply or discard that first.",
                    person.settingId(),
                    null));
        } else if (person.settingId() != null && person.scim().id() != null) {
            @Nullable Owner owner = owners.get(person.settingId());
            String setting = owner == null
                    ? "a SCIM setting"
                    : "the SCIM setting \"" + owner.setting().name() + "\"";
            locks.add(new Lock(
                    Lock.DELETION,
                    "L7",
                    "The person belongs to " + setting + "; only its identity provider can delete it.",
                    person.settingId(),
                    null));
        }
    }
}
