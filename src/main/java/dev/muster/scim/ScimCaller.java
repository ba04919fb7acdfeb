package dev.muster.scim;

import dev.muster.directory.Directory;
import dev.muster.directory.ScimResources;
import dev.muster.directory.group.ScimGroups;
import dev.muster.directory.user.ScimUsers;
import dev.muster.scim.dialect.Habit;
import dev.muster.scim.dialect.Habits;
import java.util.UUID;

/// The client behind a token: one setting of one company, and the habits that are understood of it.
public record ScimCaller(UUID setting, Habits habits, Directory directory) {

    public ScimUsers users() {
        return directory.scimUsers(setting);
    }

    /// A tolerant setting passes over members it does not know: some clients never repeat a refused request
    /// (clients' row M10).
    public ScimGroups groups() {
        return directory.scimGroups(setting, () -> habits.understand(Habit.UNKNOWN_MEMBER));
    }

    /// What the client lists and searches: users, groups, or both.
    public ScimResources resources() {
        return directory.scimResources(setting);
    }
}
