package dev.muster.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.ApiClient;
import dev.muster.testing.Csv;
import dev.muster.testing.Http;
import dev.muster.testing.OtherNode;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A node dies among events that are committed and have no position yet: the next one gives them theirs, and who
/// follows the feed has the directory, with nothing missing, nothing twice and nothing in another order.
class KilledFeedTest {

    private static final int KILLS = 3;
    private static final int PEOPLE = 1_500;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final TestDatabase database = TestPostgres.freshDatabase();
    private final Rebuilt rebuilt = new Rebuilt();
    private final List<String> ids = new ArrayList<>();
    private final Connection connection = connect();
    private String company = "";

    KilledFeedTest() throws SQLException {}

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void a_reader_rebuilds_the_directory_though_nodes_are_killed_among_events_without_a_position() throws Exception {
        FeedReader reader = null;
        int inTheMiddle = 0;
        for (int i = 0; i < KILLS; i++) {
            try (OtherNode doomed = OtherNode.on(database)) {
                TestCompany acme = acme(doomed.url());
                reader = reader == null ? new FeedReader(acme) : reader.at(acme);
                follow(reader, 100);
                importedUntilKilled(doomed, "Department " + i);
            }
            inTheMiddle += number("select count(*) from event where feed_position is null") > 0 ? 1 : 0;
        }

        try (TestServer last = TestServer.on(database)) {
            TestCompany acme = acme(last.url());
            Map<String, Map<String, String>> listed = Rebuilt.listed(acme);
            reader = Objects.requireNonNull(reader).at(acme);
            for (int i = 0; i < 600 && !rebuilt.directory().equals(listed); i++) {
                follow(reader, 1000);
                LockSupport.parkNanos(50_000_000);
            }
            assertThat(rebuilt.directory()).as("seed %s", seed).isEqualTo(listed);
            assertThat(listed).as("seed %s", seed).isNotEmpty();
            assertThat(inTheMiddle).as("seed %s, killed among events", seed).isPositive();
            follow(reader, 1000);
            assertThat(ids).doesNotHaveDuplicates();
            assertThat(number("select count(*) from event")).isEqualTo(ids.size());
        }
    }

    /// The import goes on until its node is dead; it is killed when events wait for their positions.
    private void importedUntilKilled(OtherNode doomed, String department) throws Exception {
        Csv people = new Csv(
                new ApiClient(doomed.url() + "/api/v1", TestServer.KEY), "/companies/" + company + "/target-users");
        StringBuilder table = new StringBuilder("email,department\n");
        for (int i = 0; i < PEOPLE; i++) {
            table.append("u").append(i).append("@acme.test,").append(department).append('\n');
        }
        long before = number("select coalesce(max(last_position), 0) from feed");
        CompletableFuture<Void> importing = CompletableFuture.runAsync(() -> people.imports(table.toString()))
                .exceptionally(cut -> null);
        int waiting = 1 + random.nextInt(20);
        while (!importing.isDone()
                && (number("select coalesce(max(last_position), 0) from feed") == before
                        || number("select count(*) from event where feed_position is null") < waiting)) {
            LockSupport.parkNanos(1_000_000);
        }
        doomed.kill();
        importing.join();
    }

    private void follow(FeedReader reader, int limit) {
        for (JsonNode event : reader.next(limit)) {
            ids.add(event.path("id").asString());
            rebuilt.apply(event);
        }
    }

    private TestCompany acme(URI node) {
        if (company.isEmpty()) {
            company = new ApiClient(node + "/api/v1", TestServer.KEY)
                    .company("Acme")
                    .substring("/companies/".length());
        }
        URI base = URI.create(node + "/api/v1/companies/" + company);
        return new TestCompany(company, Http.bearer(base, TestServer.KEY, "application/json"));
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Connection connect() throws SQLException {
        TestDatabase place = TestPostgres.asSuperuser(database);
        return DriverManager.getConnection(place.url(), place.user(), place.password());
    }
}
