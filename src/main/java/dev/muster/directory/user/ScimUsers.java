package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.activity.Event;
import dev.muster.activity.Scope;
import dev.muster.directory.Precondition;
import dev.muster.directory.ScimMembership;
import dev.muster.directory.Stored;
import dev.muster.directory.group.Memberships;
import dev.muster.directory.group.ScimMemberships;
import dev.muster.directory.query.ResourceKind;
import dev.muster.directory.query.ResourceListing;
import dev.muster.field.Field;
import dev.muster.field.FieldStore;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.SettingStore;
import dev.muster.store.Later;
import dev.muster.store.SqlStates;
import dev.muster.store.StatementFailed;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/// The people of one setting, as its client sees them: SCIM Users. Another setting's people do not exist here.
public final class ScimUsers {

    private final Scope scope;
    private final UUID setting;

    public ScimUsers(Scope scope, UUID setting) {
        this.scope = scope;
        this.setting = setting;
    }

    /// Creates a person, revives a deleted one or adopts one that nobody owns (rules L3 to L6).
    ///
    /// @throws Refused with Uniqueness when the userName is taken or the address belongs elsewhere
    public Stored create(ObjectNode resource) {
        return writing(change -> PersonArrival.admit(change, setting, withDefaults(resource)));
    }

    public Stored read(UUID id, boolean withGroups) {
        return scope.read(change -> new ResourceListing(change.transaction(), setting)
                .read(ResourceKind.USERS, id, withGroups)
                .orElseThrow(() -> unknown(id)));
    }

    /// What is answered of a change, when all of it has been sent.
    private record Changed(Person person, Later<Optional<List<ScimMembership>>> groups) {
        Stored stored() {
            return ScimUsers.stored(person).in(groups.get().orElse(List.of()));
        }
    }

    /// Changes the resource of a person and all that follows from it, in one transaction. A change to the same
    /// state is none: no new version, no event.
    public Stored change(UUID id, Precondition precondition, UnaryOperator<ObjectNode> operation) {
        return writing(change -> {
                    Later<Optional<Person>> asked = new UserStore(change.transaction()).byResourceLocked(setting, id);
                    Later<Optional<ScimSetting>> current = new SettingStore(change.transaction()).readLater(setting);
                    Later<List<Field>> fields = new FieldStore(change.transaction()).allLater();
                    Person person = checked(asked, id, precondition);
                    ObjectNode changed =
                            withDefaults(operation.apply(person.scim().json().deepCopy()));
                    PersonUpdate update =
                            new PersonUpdate(change, current.get().orElseThrow(ScimUsers::goneSetting), fields.get());
                    Person after = update.apply(person, changed);
                    return new Changed(after, new ResourceListing(change.transaction(), setting).groupsOf(id));
                })
                .stored();
    }

    /// A unit of work that may give a userName to somebody. Whether another has it shows when all is sent.
    private <T> T writing(Function<Change, T> work) {
        try {
            return new RefusedClaims(scope, setting).remembering(() -> scope.change(work));
        } catch (StatementFailed e) {
            throw SqlStates.violatedUniqueKey(e)
                            .filter("target_user_user_name"::equals)
                            .isPresent()
                    ? PersonArrival.userNameTaken()
                    : e;
        }
    }

    /// Makes the person unknown over SCIM, and deleted: out of all groups, kept until the retention period ends
    /// (rule L2). Past the limit of removals the person itself stays as it is, held (rule H2).
    public void delete(UUID id, Precondition precondition) {
        scope.change(change -> {
            locked(change, id, precondition);
            ScimSetting current = currentSetting(change);
            new ScimMemberships(change).forget(id);
            new Reports(change, current).leave(id);
            // Who was its own manager has changed by that.
            Person person = locked(change, id, new Precondition.None());
            Standing standing = new Removals(change, current).standing(person, Status.DELETED);
            Person gone = PersonState.withoutResource(person, standing, change.now());
            new UserStore(change.transaction()).update(person, gone);
            new AddressStore(change.transaction()).left(person, gone);
            change.events().append(told(person, gone));
            if (gone.status() == Status.DELETED) {
                new Memberships(change).leaveAll(person.id());
            }
            return gone;
        });
    }

    private static Event told(Person person, Person gone) {
        return gone.held() == null
                ? PersonEvents.of("user.deleted", "L2", person, gone, List.of())
                : PersonEvents.of("user.held", "H2", person, gone, List.of());
    }

    /// The `displayName` of each of these users who has one.
    public Map<UUID, String> displayNames(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : scope.read(change -> new DisplayNames(change.transaction(), setting).of(ids));
    }

    private Person locked(Change change, UUID id, Precondition precondition) {
        return checked(new UserStore(change.transaction()).byResourceLocked(setting, id), id, precondition);
    }

    private static Person checked(Later<Optional<Person>> asked, UUID id, Precondition precondition) {
        Person person = asked.get().orElseThrow(() -> unknown(id));
        precondition.check(person.version());
        return person;
    }

    private ScimSetting currentSetting(Change change) {
        return new SettingStore(change.transaction()).read(setting).orElseThrow(ScimUsers::goneSetting);
    }

    /// `active` is true where the client does not say; the default is visible to answers and filters alike.
    private static ObjectNode withDefaults(ObjectNode resource) {
        if (!resource.has("active")) {
            resource.put("active", true);
        }
        return resource;
    }

    static Stored stored(Person person) {
        Resource resource = person.scim();
        if (resource.id() == null) {
            throw new IllegalStateException("A deleted person has no resource to show");
        }
        return new Stored(resource.id(), resource.json(), person.version(), resource.createdAt(), resource.updatedAt());
    }

    static Refused goneSetting() {
        return new Refused(new Refusal.Unauthorized(true));
    }

    private static Refused unknown(UUID id) {
        return new Refused(new Refusal.NotFound("User " + id));
    }
}
