package dev.muster.directory.group;

import dev.muster.activity.Change;
import dev.muster.activity.Event;
import dev.muster.activity.Scope;
import dev.muster.directory.Precondition;
import dev.muster.directory.Stored;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.setting.SettingStore;
import dev.muster.store.SqlStates;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import tools.jackson.databind.node.ObjectNode;

/// The groups of one setting as its client sees them. They are kept whatever the setting's grouping is (rule
/// G8).
public final class ScimGroups {

    private final Scope scope;
    private final UUID setting;
    private final Nesting nesting;
    private final BooleanSupplier skipsUnknownMembers;

    /// @param nesting shared by all changes of one request
    /// @param skipsUnknownMembers asked when a member id names nobody: whether it is skipped, or the request
    /// refused
    public ScimGroups(Scope scope, UUID setting, Nesting nesting, BooleanSupplier skipsUnknownMembers) {
        this.scope = scope;
        this.setting = setting;
        this.nesting = nesting;
        this.skipsUnknownMembers = skipsUnknownMembers;
    }

    public Stored create(ObjectNode resource, Collection<UUID> members) {
        return scope.change(change -> {
            requireSetting(change);
            Stored group = new Stored(change.ids().next(), checked(resource), 1, change.now(), change.now());
            whileUnique(() -> new ScimGroupStore(change.transaction()).insert(setting, group));
            memberChanges(change).fill(group.id(), members);
            change.events().append(new Event("scim-group.created", "scim-group", group.id(), null, null, group.json()));
            return group;
        });
    }

    public Stored read(UUID id) {
        return scope.change(change ->
                new ScimGroupStore(change.transaction()).read(setting, id).orElseThrow(() -> unknown(id)));
    }

    /// Changes members only, without reading the group or them; its row is locked for the new version alone.
    ///
    /// @return the version after it, the same as before when nothing changed
    public long changeMembers(UUID id, Precondition precondition, List<MemberChange> changes) {
        return scope.change(change -> {
            ScimGroupStore groups = new ScimGroupStore(change.transaction());
            long version = precondition instanceof Precondition.None
                    ? groups.version(setting, id).orElseThrow(() -> unknown(id))
                    : locked(change, id, precondition).version();
            return memberChanges(change).apply(id, changes) ? groups.touch(id, change.now()) : version;
        });
    }

    /// Changes the group's own attributes and, in the same transaction, its members.
    public Stored change(
            UUID id, Precondition precondition, UnaryOperator<ObjectNode> operation, List<MemberChange> changes) {
        return scope.change(change -> {
            Stored before = locked(change, id, precondition);
            ObjectNode json = checked(operation.apply(before.json().deepCopy()));
            boolean moved = memberChanges(change).apply(id, changes);
            if (json.equals(before.json()) && !moved) {
                return before;
            }
            Stored after = new Stored(id, json, before.version() + 1, before.createdAt(), change.now());
            whileUnique(() -> new ScimGroupStore(change.transaction()).update(after));
            if (!json.equals(before.json())) {
                change.events().append(new Event("scim-group.updated", "scim-group", id, null, before.json(), json));
            }
            return after;
        });
    }

    public void delete(UUID id, Precondition precondition) {
        scope.change(change -> {
            Stored group = locked(change, id, precondition);
            new ScimMemberships(change).forget(id);
            new ScimGroupStore(change.transaction()).delete(id);
            change.events().append(new Event("scim-group.deleted", "scim-group", id, null, group.json(), null));
            return group;
        });
    }

    /// The members of each of these groups.
    public Map<UUID, List<ScimMemberships.Member>> membersOf(Collection<UUID> groups) {
        return groups.isEmpty()
                ? Map.of()
                : scope.change(change -> new ScimMemberStore(change.transaction()).membersOf(groups));
    }

    /// A deleted setting has no client; its tokens may be remembered for a moment longer.
    private void requireSetting(Change change) {
        if (new SettingStore(change.transaction()).readShared(setting).isEmpty()) {
            throw new Refused(new Refusal.Unauthorized(true));
        }
    }

    private Stored locked(Change change, UUID id, Precondition precondition) {
        Stored group =
                new ScimGroupStore(change.transaction()).readLocked(setting, id).orElseThrow(() -> unknown(id));
        precondition.check(group.version());
        return group;
    }

    private MemberChanges memberChanges(Change change) {
        return new MemberChanges(change, setting, nesting, skipsUnknownMembers);
    }

    private static ObjectNode checked(ObjectNode resource) {
        String displayName = resource.path("displayName").asString("");
        if (displayName.isBlank() || displayName.length() > MemberChanges.LONGEST_NAME) {
            throw new Refused(new Refusal.InvalidValue(
                    "displayName", "A displayName has 1 to " + MemberChanges.LONGEST_NAME + " characters."));
        }
        if (resource.path("externalId").asString("").length() > MemberChanges.LONGEST_NAME) {
            throw new Refused(new Refusal.InvalidValue(
                    "externalId", "An externalId has at most " + MemberChanges.LONGEST_NAME + " characters."));
        }
        return resource;
    }

    private static void whileUnique(Runnable write) {
        try {
            write.run();
        } catch (UnableToExecuteStatementException e) {
            if (SqlStates.violatedUniqueKey(e).isPresent()) {
                throw new Refused(new Refusal.Uniqueness(
                        "displayName", "A group with this displayName exists already in this setting."));
            }
            throw e;
        }
    }

    static Refused unknown(UUID id) {
        return new Refused(new Refusal.NotFound("Group " + id));
    }
}
