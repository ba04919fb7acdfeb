package dev.muster.directory;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.util.Set;

/// What must hold of a resource's version for a change to happen (RFC 9110 section 13.1). Checked after the row
/// is locked, so that check and write are one step.
public sealed interface Precondition {

    /// Nothing is asked.
    record None() implements Precondition {}

    /// If-Match: the version is one of these, or any at all. Tags that are none of ours are left out and so
    /// never match.
    record Match(Set<Long> versions, boolean any) implements Precondition {
        public Match {
            versions = Set.copyOf(versions);
        }
    }

    /// If-None-Match: the version is none of these; with `any` there must be no resource at all.
    record NoMatch(Set<Long> versions, boolean any) implements Precondition {
        public NoMatch {
            versions = Set.copyOf(versions);
        }
    }

    /// Refuses the change when the precondition does not hold.
    ///
    /// @param version the version of the resource that exists
    /// @throws Refused with PreconditionFailed
    default void check(long version) {
        boolean holds = switch (this) {
            case None() -> true;
            case Match(Set<Long> versions, boolean any) -> any || versions.contains(version);
            case NoMatch(Set<Long> versions, boolean any) -> !any && !versions.contains(version);
        };
        if (!holds) {
            throw new Refused(new Refusal.PreconditionFailed("The resource has another version"));
        }
    }
}
