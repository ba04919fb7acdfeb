package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.activity.Scope;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.SettingStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// The conflicts of a setting, and how an administrator settles them (rule L6).
public record Conflicts(Scope scope, UUID setting) {

    /// A person who belongs to the setting now.
    ///
    /// @param resource its id over SCIM
    public record Moved(UUID conflict, UUID user, UUID resource) {}

    /// A conflict that cannot be settled so, and why.
    public record NotMoved(UUID conflict, String message) {}

    /// What became of the conflicts that were to be settled; those that are none any more are in neither list.
    public record Outcome(List<Moved> moved, List<NotMoved> notMoved) {}

    /// A page in the order in which they began.
    ///
    /// @param after the last id of the page before, or the nil UUID
    public List<Conflict> page(UUID after, int limit) {
        return page(after, limit, Long.MAX_VALUE);
    }

    /// The same, with fewer of them.
    ///
    /// @param after the last id of the page before, or the nil UUID
    /// @param bytes about what a page may weigh with the people whom it names; one conflict is there at least
    public List<Conflict> page(UUID after, int limit, long bytes) {
        return scope.change(change -> {
            requireSetting(change);
            ConflictStore store = store(change);
            List<Conflict> conflicts = store.page(after, limit, bytes);
            Map<String, List<Person>> holders =
                    store
                            .holders(conflicts.stream()
                                    .map(Conflict::emailKey)
                                    .distinct()
                                    .toList())
                            .stream()
                            .collect(Collectors.groupingBy(
                                    person -> AddressStore.key(person).orElseThrow()));
            return conflicts.stream()
                    .map(conflict -> conflict.heldBy(holders.getOrDefault(conflict.emailKey(), List.of())))
                    .toList();
        });
    }

    /// Moves the people of these conflicts to the setting, each in a transaction of its own.
    public Outcome move(List<UUID> ids) {
        scope.change(this::requireSetting);
        List<Moved> moved = new ArrayList<>();
        List<NotMoved> notMoved = new ArrayList<>();
        for (UUID id : ids.stream().distinct().toList()) {
            try {
                move(id).ifPresent(moved::add);
            } catch (Refused refused) {
                notMoved.add(new NotMoved(id, reason(refused)));
            }
        }
        return new Outcome(moved, notMoved);
    }

    private Optional<Moved> move(UUID id) {
        return scope.change(change -> {
            ScimSetting current = new SettingStore(change.transaction())
                    .readShared(setting, change.now())
                    .require();
            return store(change).read(id).flatMap(conflict -> new PersonMove(change, current).settle(conflict));
        });
    }

    private static String reason(Refused refused) {
        return switch (refused.refusal()) {
            case Refusal.Locked locked -> locked.message();
            case Refusal.Uniqueness(String ignored, String message) -> message;
            case Refusal.InvalidValue(String ignored, String message) -> message;
            // What is no matter of this one conflict concerns the whole request.
            case Refusal other -> throw new Refused(other);
        };
    }

    private ScimSetting requireSetting(Change change) {
        return new SettingStore(change.transaction()).require(setting);
    }

    private ConflictStore store(Change change) {
        return new ConflictStore(change.transaction(), setting);
    }
}
