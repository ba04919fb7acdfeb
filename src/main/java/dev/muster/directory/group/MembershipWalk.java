package dev.muster.directory.group;

import dev.muster.activity.Scope;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All groups of a company and who is in them, in the order of their ids. Both are read page by page, each in a
/// transaction of its own, and no more than a page of both is in memory.
public final class MembershipWalk {

    private static final int AT_ONCE = 500;
    private static final UUID START = new UUID(0, 0);

    private final Scope scope;
    private List<TargetGroup.Reference> groups;

    /// Reads the first page at once.
    public MembershipWalk(Scope scope) {
        this.scope = scope;
        this.groups = groups(START);
    }

    public void forEach(Consumer<MembershipRow> rows) {
        while (!groups.isEmpty()) {
            new Page(groups, rows).walk();
            groups = groups.size() < AT_ONCE
                    ? List.of()
                    : groups(groups.getLast().id());
        }
    }

    private List<TargetGroup.Reference> groups(UUID after) {
        return scope.change(change -> new TargetGroupStore(change.transaction()).references(after, AT_ONCE));
    }

    /// Some groups, joined with their members as these come.
    private final class Page {

        private final Consumer<MembershipRow> rows;
        private final Deque<TargetGroup.Reference> left;
        private final Set<UUID> ids;
        private final UUID last;
        private boolean told;

        Page(List<TargetGroup.Reference> groups, Consumer<MembershipRow> rows) {
            this.rows = rows;
            this.left = new ArrayDeque<>(groups);
            this.ids = groups.stream().map(TargetGroup.Reference::id).collect(Collectors.toCollection(HashSet::new));
            this.last = groups.getLast().id();
        }

        void walk() {
            MembershipStore.Row place = new MembershipStore.Row(left.getFirst().id(), START);
            List<MembershipListing.Listed> members;
            do {
                members = members(place);
                members.forEach(this::tell);
                place = members.isEmpty() ? place : members.getLast().row();
            } while (members.size() == AT_ONCE);
            while (!left.isEmpty()) {
                leave();
            }
        }

        private List<MembershipListing.Listed> members(MembershipStore.Row after) {
            return scope.change(change -> new MembershipListing(change.transaction()).page(after, last, AT_ONCE));
        }

        private void tell(MembershipListing.Listed member) {
            if (!ids.contains(member.row().group())) {
                return; // the group was made after the page of groups was read
            }
            while (!left.getFirst().id().equals(member.row().group())) {
                leave();
            }
            rows.accept(new MembershipRow(left.getFirst(), member.member()));
            told = true;
        }

        private void leave() {
            TargetGroup.Reference group = left.removeFirst();
            if (!told) {
                rows.accept(new MembershipRow(group, (MembershipRow.@Nullable Member) null));
            }
            told = false;
        }
    }
}
