package dev.muster.console.setting.held;

import dev.muster.console.View;
import dev.muster.console.job.JobProgress;
import dev.muster.directory.user.HeldPeople;
import dev.muster.directory.user.Person;
import dev.muster.directory.user.Status;
import dev.muster.setting.Hold;
import dev.muster.setting.ScimSetting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of those whose removal is held.
///
/// @param counts of all of them
/// @param work what is being done about them
public record HeldView(
        ScimSetting setting,
        List<Person> people,
        HeldPeople.Counts counts,
        boolean isFirst,
        boolean hasNext,
        List<JobProgress> work)
        implements View {

    static HeldPeople.Counts counted(List<Person> people) {
        long deleted = people.stream()
                .filter(person -> person.removal().becomes() == Status.DELETED)
                .count();
        return new HeldPeople.Counts(people.size() - deleted, deleted);
    }

    @Override
    public String template() {
        return "setting/held/list";
    }

    /// Whether all of them are decided about at this moment.
    public boolean isDeciding() {
        return work.stream().anyMatch(JobProgress::isRunning);
    }

    /// The limit that holds removals back; null when it is off.
    public @Nullable Hold limit() {
        return setting.hold();
    }
}
