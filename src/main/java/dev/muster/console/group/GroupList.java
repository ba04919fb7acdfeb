package dev.muster.console.group;

import dev.muster.console.View;
import dev.muster.directory.Lock;
import dev.muster.directory.group.GroupPage;
import dev.muster.directory.group.GroupWalk;
import dev.muster.directory.group.TargetGroup;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The list of target groups.
///
/// @param locks what of each of them a hand cannot change (rule G7)
public record GroupList(GroupWalk walk, GroupPage page, Map<UUID, List<Lock>> locks) implements View {

    @Override
    public String template() {
        return "group/list";
    }

    public boolean isNarrowed() {
        return !walk.search().isEmpty() || walk.origin() != null;
    }

    /// Whether there is none at all, and not just none that fits.
    public boolean isUnused() {
        return page.groups().isEmpty() && !isNarrowed() && walk.from() == null;
    }

    public boolean isManyMembers(TargetGroup group) {
        return group.memberCount() > GroupPage.MOST_COUNTED;
    }

    /// Why the group is locked, a reason for each thing that is.
    public List<Lock> locks(TargetGroup group) {
        return locks.getOrDefault(group.id(), List.of());
    }

    public String first() {
        return address("");
    }

    public String previous() {
        return page.previous() == null ? "" : address("before=" + page.previous());
    }

    public String next() {
        return page.next() == null ? "" : address("after=" + page.next());
    }

    private String address(String place) {
        return "?search=" + URLEncoder.encode(walk.search(), StandardCharsets.UTF_8)
                + "&origin=" + (walk.origin() == null ? "" : walk.origin().word())
                + (place.isEmpty() ? "" : "&" + place);
    }
}
