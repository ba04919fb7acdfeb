package dev.muster.setting;

/// The rule of a setting that names the groups of a person (rule G1).
public sealed interface Grouping {

    /// Names no group: everybody goes to the target group, if there is one.
    record None() implements Grouping {}

    /// The value of a field is the name of the group.
    record ByField(String fieldKey) implements Grouping {}

    /// The identity provider's groups that have the person as a member, directly or through groups in groups.
    /// Who is in them is no part of a resource: it stands in rows of its own.
    record Mirror() implements Grouping {}
}
