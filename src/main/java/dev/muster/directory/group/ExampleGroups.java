package dev.muster.directory.group;

import dev.muster.activity.Scope;
import dev.muster.directory.Precondition;
import dev.muster.job.Jobs;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The groups that trial runs have made in a setting: those of the identity provider, whose names end in the mark of a
/// run that has people here, and the target groups that the setting's rules made of them and of the example people.
public record ExampleGroups(Scope scope, Jobs jobs, UUID setting) {

    private static final int PAGE = 500;
    private static final UUID FIRST = new UUID(0, 0);

    /// Removes what the identity provider wrote; the target groups that mirror it go with it (rule G8).
    ///
    /// @param marks those of the runs
    public void removeWritten(Collection<String> marks) {
        ScimGroups groups = new ScimGroups(scope, jobs, setting, new Nesting(), () -> false);
        for (UUID id : written(marks)) {
            groups.delete(id, new Precondition.None());
        }
    }

    private List<UUID> written(Collection<String> marks) {
        return scope.change(change -> new ScimGroupStore(change.transaction()).examples(setting, marks));
    }

    /// The generated groups that are there because of these people. To be asked before they are erased.
    ///
    /// @param since before the first of them came
    public Set<UUID> madeFor(Collection<UUID> people, Instant since) {
        return scope.change(change -> new TargetGroupStore(change.transaction()).madeFor(people, since));
    }

    /// Deletes those of these generated groups that have nobody any more.
    ///
    /// @return how many
    public int deleteEmptied(Set<UUID> made) {
        List<UUID> emptied = generated().stream()
                .filter(group -> group.memberCount() == 0 && made.contains(group.id()))
                .map(TargetGroup::id)
                .toList();
        emptied.forEach(this::delete);
        return emptied.size();
    }

    /// A rule that needs its name again brings it back with the same id.
    private void delete(UUID group) {
        try {
            new TargetGroups(scope).delete(group, jobs);
        } catch (Refused refused) {
            if (!(refused.refusal() instanceof Refusal.NotFound)) { // else somebody else deleted it
                throw refused;
            }
        }
    }

    /// The target groups that the setting's rules have made.
    public List<TargetGroup> generated() {
        List<TargetGroup> generated = new ArrayList<>();
        List<TargetGroup> page;
        UUID after = FIRST;
        do {
            page = new TargetGroups(scope).page(after, PAGE);
            page.stream()
                    .filter(group ->
                            setting.equals(group.settingId()) && group.origin() == TargetGroup.Origin.GENERATED)
                    .forEach(generated::add);
            after = page.isEmpty() ? after : page.getLast().id();
        } while (page.size() == PAGE);
        return generated;
    }
}
