package dev.muster.directory;

import dev.muster.activity.Scope;
import dev.muster.directory.group.Nesting;
import dev.muster.directory.group.ScimGroups;
import dev.muster.directory.group.TargetGroups;
import dev.muster.directory.user.Conflicts;
import dev.muster.directory.user.Explanations;
import dev.muster.directory.user.HeldPeople;
import dev.muster.directory.user.People;
import dev.muster.directory.user.RefusedClaims;
import dev.muster.directory.user.ScimUsers;
import dev.muster.field.FieldExtension;
import dev.muster.field.FieldStore;
import dev.muster.job.Jobs;
import dev.muster.setting.RightOfWay;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// What is true in one company, for one actor. A door gets it from its gate and never sees a company id.
///
/// @param jobs takes what is too much for the request that causes it
public record Directory(Scope scope, Jobs jobs) {

    /// For a door that names its jobs itself, or needs none.
    public Directory(Scope scope) {
        this(scope, new Jobs(company -> {}));
    }

    public People people() {
        return new People(scope);
    }

    /// The people of a setting whose removal is held.
    public HeldPeople held(UUID setting) {
        return new HeldPeople(scope, setting);
    }

    /// The addresses that a setting's client was refused.
    public Conflicts conflicts(UUID setting) {
        return new Conflicts(scope, setting);
    }

    public Explanations explanations() {
        return new Explanations(scope);
    }

    public TargetGroups targetGroups() {
        return new TargetGroups(scope);
    }

    public ScimUsers scimUsers(UUID setting) {
        return new ScimUsers(scope, setting);
    }

    public ScimGroups scimGroups(UUID setting, Nesting nesting, BooleanSupplier skipsUnknownMembers) {
        return new ScimGroups(scope, jobs, setting, nesting, skipsUnknownMembers);
    }

    /// Several changes of one setting's client in one transaction: all of them happen, or none. Two of them
    /// take turns from the start, since each change by itself would first share the setting's row and then want
    /// it alone; and they do not wait for clients that share it without a pause.
    public <T> T together(UUID setting, Function<Directory, T> changes) {
        return new RefusedClaims(scope, setting)
                .remembering(() ->
                        new RightOfWay(scope).alone(setting, joined -> changes.apply(new Directory(joined, jobs))));
    }

    /// The company's fields as clients of SCIM see them.
    public FieldExtension fieldExtension() {
        return scope.read(change -> FieldExtension.of(new FieldStore(change.transaction()).all()));
    }

    public ScimResources scimResources(UUID setting) {
        return new ScimResources(scope, setting);
    }
}
