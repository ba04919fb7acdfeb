package dev.muster.bench.strain;

import dev.muster.bench.machine.ServerProcess;
import dev.muster.bench.machine.ThrowAwayPostgres;
import dev.muster.bench.town.Company;
import dev.muster.bench.town.Setup;
import dev.muster.bench.town.Town;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A PostgreSQL, as many Musters on it as are wanted, and people in companies.
record Scene(ThrowAwayPostgres postgres, List<ServerProcess> servers, HttpClient http, Connection connection, Town town)
        implements AutoCloseable {

    static Scene make(StrainOptions options, int nodes) throws SQLException {
        ThrowAwayPostgres postgres = ThrowAwayPostgres.start(options.directory(), List.of());
        List<ServerProcess> servers = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            servers.add(ServerProcess.start(options.classPath(), postgres.main()));
        }
        HttpClient http = HttpClient.newHttpClient();
        Connection connection = postgres.asSuperuser();
        Setup setup = new Setup(servers.getFirst().url(), http, connection, postgres.main());
        System.err.println("Making " + options.people() + " people in " + options.companies() + " companies");
        List<Company> companies = setup.companies(options.companies(), options.peopleOfACompany());
        return new Scene(postgres, servers, http, connection, new Town(setup, companies, options.peopleOfACompany()));
    }

    ServerProcess server() {
        return servers.getFirst();
    }

    Company company() {
        return town.companies().getFirst();
    }

    @Override
    public void close() throws SQLException {
        servers.forEach(ServerProcess::close);
        connection.close();
        http.close();
        postgres.close();
    }
}
