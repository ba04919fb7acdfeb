package dev.muster.console.people;

import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.console.View;
import dev.muster.directory.Lock;
import dev.muster.directory.group.Membership;
import dev.muster.directory.group.TargetGroup;
import dev.muster.directory.user.Explanation;
import dev.muster.directory.user.Person;
import dev.muster.directory.user.Status;
import dev.muster.field.Field;
import dev.muster.schema.MixedScripts;
import dev.muster.traffic.LoggedRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One person: what is known, why it is so, what happened, and what a hand may do about it.
///
/// @param fields those in use, in their order
/// @param locks what a hand cannot change, and why (rule L7)
/// @param settings the names of all SCIM settings, by their ids
/// @param requests the last ones that changed or showed the person
/// @param search what a group was looked for by, or an empty text
/// @param offered the groups found, which a hand may put the person into
public record PersonPage(
        Person person,
        List<Field> fields,
        Explanation explanation,
        List<Membership> memberships,
        List<Lock> locks,
        Map<UUID, String> settings,
        Timeline timeline,
        List<LoggedRequest> requests,
        String search,
        List<TargetGroup> offered)
        implements View {

    @Override
    public String template() {
        return "people/person";
    }

    public boolean isDeleted() {
        return person.status() == Status.DELETED;
    }

    /// Whether the userName may have been made to look like another.
    public boolean mixesScripts() {
        return person.resource() != null
                && MixedScripts.areIn(person.resource().identity().userName());
    }

    public Optional<Lock> lock(String part) {
        return locks.stream().filter(lock -> lock.part().equals(part)).findFirst();
    }

    /// Why the field is locked, where SCIM or a deletion locks it.
    public Optional<Lock> lock(Field field) {
        return lock(Lock.field(field.key(), field.standard()));
    }

    /// Whether there is anything that a hand may edit.
    public boolean isEditable() {
        return lock("status").isEmpty()
                || fields.stream().anyMatch(field -> lock(field).isEmpty());
    }

    public Explanation.@Nullable OfField why(Field field) {
        return explanation.fields().stream()
                .filter(why -> why.key().equals(field.key()))
                .findFirst()
                .orElse(null);
    }

    /// Everything that holds the person in the group.
    public List<Explanation.OfGroup> why(Membership membership) {
        return explanation.groups().stream()
                .filter(why -> why.id().equals(membership.group().id()))
                .toList();
    }

    /// The name of the owning setting; empty for none, and for one that was deleted.
    public String setting() {
        return person.settingId() == null ? "" : settings.getOrDefault(person.settingId(), "");
    }

    /// Where the log of requests tells of what set something; empty where no client of a known setting did.
    public String request(Page page, Explanation.@Nullable Setter setter) {
        return setter == null || setter.setting() == null || setter.requestId() == null
                ? ""
                : request(page, setter.setting(), setter.requestId());
    }

    public String request(Page page, UUID setting, String request) {
        return settings.containsKey(setting)
                ? page.address(Place.SCIM_SETTINGS) + "/" + setting + "/requests/" + request
                : "";
    }
}
