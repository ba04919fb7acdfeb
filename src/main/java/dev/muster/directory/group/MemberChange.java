package dev.muster.directory.group;

import dev.muster.filter.Filter;
import java.util.List;
import java.util.UUID;

/// One change of a SCIM group's members, by ids of users and groups. A list of them runs in order as SQL; the
/// members are never loaded.
public sealed interface MemberChange {

    /// Those not yet in the group join it.
    record Add(List<UUID> ids) implements MemberChange {
        public Add {
            ids = List.copyOf(ids);
        }
    }

    /// Those in the group leave it.
    record Remove(List<UUID> ids) implements MemberChange {
        public Remove {
            ids = List.copyOf(ids);
        }
    }

    /// Those in the group who match leave it. The filter speaks of the parts of a member: `value`, `type`,
    /// `display`.
    record RemoveMatching(Filter which, String baseUrl) implements MemberChange {}

    /// These and no others are the members.
    record SetAll(List<UUID> ids) implements MemberChange {
        public SetAll {
            ids = List.copyOf(ids);
        }
    }

    /// Everybody leaves.
    record Clear() implements MemberChange {}

    /// The users and groups that the change names.
    default List<UUID> named() {
        return switch (this) {
            case Add(List<UUID> ids) -> ids;
            case Remove(List<UUID> ids) -> ids;
            case SetAll(List<UUID> ids) -> ids;
            case RemoveMatching ignored -> List.of();
            case Clear ignored -> List.of();
        };
    }

    /// Whether members may go whom it does not name.
    default boolean sweeps() {
        return switch (this) {
            case Add ignored -> false;
            case Remove ignored -> false;
            case SetAll ignored -> true;
            case RemoveMatching ignored -> true;
            case Clear ignored -> true;
        };
    }
}
