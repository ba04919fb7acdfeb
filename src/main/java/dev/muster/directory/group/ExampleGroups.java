package dev.muster.directory.group;

import dev.muster.activity.Scope;
import dev.muster.directory.Precondition;
import dev.muster.job.Jobs;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The groups that trial runs have made in a setting: those of the identity provider, whose names end in the run's
/// number, and the target groups that the setting's rules made of them and of the example people.
public record ExampleGroups(Scope scope, Jobs jobs, UUID setting) {

    private static final int PAGE = 500;
    private static final UUID FIRST = new UUID(0, 0);

    /// Removes what the identity provider wrote; the target groups that mirror it go with it (rule G8).
    public void removeWritten() {
        ScimGroups groups = new ScimGroups(scope, jobs, setting, new Nesting(), () -> false);
        for (UUID id : written()) {
            groups.delete(id, new Precondition.None());
        }
    }

    /// The ids of the groups that the identity provider wrote.
    public List<UUID> written() {
        return scope.change(change -> new ScimGroupStore(change.transaction()).examples(setting));
    }

    /// Deletes the generated groups that were made for the example people and have nobody any more (rule G6).
    ///
    /// @param since when the first of them came
    /// @return how many
    public int deleteEmptied(Instant since) {
        List<UUID> emptied = generated().stream()
                .filter(group -> group.memberCount() == 0 && !group.updatedAt().isBefore(since))
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
