package dev.muster.access;

import dev.muster.activity.Actor;
import dev.muster.company.CompanyId;

/// Who calls the admin API, and what the key opens. A key of one company will be a second case.
public sealed interface Caller {

    /// What the caller's changes are recorded under.
    Actor actor();

    /// Whether the company exists as far as this caller may know; if not, it is answered like an unknown one
    /// (404).
    boolean sees(CompanyId company);

    /// Whether the caller may make and list companies; if not, that is forbidden (403).
    boolean runsTheInstallation();

    /// Whoever runs the installation: all rights over all companies.
    record Operator(Actor actor) implements Caller {
        @Override
        public boolean sees(CompanyId company) {
            return true;
        }

        @Override
        public boolean runsTheInstallation() {
            return true;
        }
    }
}
