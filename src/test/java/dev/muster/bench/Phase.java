package dev.muster.bench;

import dev.muster.bench.load.Client;
import dev.muster.bench.town.Company;
import dev.muster.bench.town.Town;
import java.util.List;
import java.util.Optional;

/// One kind of work: what clients do over HTTP, and what the database alone is asked to do for it.
///
/// @param unit what is counted in a second
/// @param unitsInARequest how many of them one HTTP request is
/// @param unitsInATransaction how many of them one transaction of the ceiling is
/// @param companies how many of the companies take part at most
/// @param mostConnections no more clients than these ask at once
record Phase(
        String name,
        String unit,
        double unitsInARequest,
        double unitsInATransaction,
        int companies,
        int mostConnections,
        Work work,
        Optional<Alone> alone) {

    static final int ALL = Integer.MAX_VALUE;

    List<Integer> connections(Plan plan) {
        return plan.connections().stream()
                .map(number -> Math.min(number, mostConnections))
                .distinct()
                .toList();
    }

    /// What clients do. It is prepared anew before each run.
    interface Work {

        /// A client of its own for each connection.
        List<Client> clients(Town town, int connections);

        /// What was acknowledged is wrong or gone, in words; empty when all is as it was said.
        default List<String> mistakes(Town town) {
            return List.of();
        }
    }

    /// Makes the script of the ceiling, anew before each run.
    interface Alone {
        Script script(Town town, Company company);
    }

    Phase(String name, Work work, Alone alone) {
        this(name, "requests", 1, 1, ALL, ALL, work, Optional.of(alone));
    }
}
