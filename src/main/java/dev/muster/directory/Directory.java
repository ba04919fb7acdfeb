package dev.muster.directory;

import dev.muster.activity.Scope;
import dev.muster.directory.group.ScimGroups;
import dev.muster.directory.group.TargetGroups;
import dev.muster.directory.user.People;
import dev.muster.directory.user.ScimUsers;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// What is true in one company, for one actor. A door gets it from its gate and never sees a company id.
public record Directory(Scope scope) {

    public People people() {
        return new People(scope);
    }

    public TargetGroups targetGroups() {
        return new TargetGroups(scope);
    }

    public ScimUsers scimUsers(UUID setting) {
        return new ScimUsers(scope, setting);
    }

    public ScimGroups scimGroups(UUID setting, BooleanSupplier skipsUnknownMembers) {
        return new ScimGroups(scope, setting, skipsUnknownMembers);
    }

    public ScimResources scimResources(UUID setting) {
        return new ScimResources(scope, setting);
    }
}
