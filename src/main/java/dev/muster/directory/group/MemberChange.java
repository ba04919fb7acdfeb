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
}
