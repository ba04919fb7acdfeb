package dev.muster.scim;

import dev.muster.directory.Directory;
import dev.muster.directory.ScimResources;
import dev.muster.directory.group.Nesting;
import dev.muster.directory.group.ScimGroups;
import dev.muster.directory.user.ScimUsers;
import dev.muster.scim.dialect.Habits;
import dev.muster.setting.Habit;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntConsumer;

/// The client behind a token, for one request: one setting of one company, and the habits that are understood
/// of it.
///
/// @param userType what a user of the company is made of
/// @param nesting what the request has put into groups so far
/// @param debt takes requests that this one counts for beside itself
public record ScimCaller(
        UUID setting, Habits habits, Directory directory, UserType userType, Nesting nesting, IntConsumer debt) {

    public ScimUsers users() {
        return directory.scimUsers(setting);
    }

    /// A tolerant setting passes over members it does not know: some clients never repeat a refused request
    /// (clients' row M10).
    public ScimGroups groups() {
        return directory.scimGroups(setting, nesting, () -> habits.understand(Habit.UNKNOWN_MEMBER));
    }

    /// Several changes in one transaction: all of them happen, or none.
    public <T> T together(Function<ScimCaller, T> changes) {
        return directory.together(
                setting, joined -> changes.apply(new ScimCaller(setting, habits, joined, userType, nesting, debt)));
    }

    /// What the client lists and searches: users, groups, or both.
    public ScimResources resources() {
        return directory.scimResources(setting);
    }
}
