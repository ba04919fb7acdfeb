package dev.muster.access;

import dev.muster.activity.Actor;
import dev.muster.company.CompanyId;
import java.util.Map;

/// Who calls, by a session of the console or by an API key, and what is open to them.
public sealed interface Caller {

    /// What the caller's changes are recorded under.
    Actor actor();

    /// Whether the company exists as far as this caller may know; if not, it is answered like an unknown one
    /// (404).
    boolean sees(CompanyId company);

    /// Whether the caller may change anything in a company that they see; if not, that is forbidden (403).
    boolean mayChange(CompanyId company);

    /// Whether the caller may make and list companies; if not, that is forbidden (403).
    boolean runsTheInstallation();

    /// Whoever runs the installation: all rights over all companies.
    record Operator(Actor actor) implements Caller {
        @Override
        public boolean sees(CompanyId company) {
            return true;
        }

        @Override
        public boolean mayChange(CompanyId company) {
            return true;
        }

        @Override
        public boolean runsTheInstallation() {
            return true;
        }
    }

    /// Somebody with a role in some companies: administrators change them, viewers look at them. Of other
    /// companies they know nothing.
    record Member(Actor actor, Map<CompanyId, Role> roles) implements Caller {

        public Member {
            roles = Map.copyOf(roles);
        }

        @Override
        public boolean sees(CompanyId company) {
            return roles.containsKey(company);
        }

        @Override
        public boolean mayChange(CompanyId company) {
            return roles.get(company) == Role.ADMINISTRATOR;
        }

        @Override
        public boolean runsTheInstallation() {
            return false;
        }
    }
}
