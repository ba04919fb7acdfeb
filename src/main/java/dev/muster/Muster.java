package dev.muster;

import dev.muster.access.ApiKeys;
import dev.muster.access.account.Doorkeeper;
import dev.muster.api.Problem;
import dev.muster.config.Config;
import dev.muster.config.DatabaseChoice;
import dev.muster.health.HealthRoutes;
import dev.muster.health.Metrics;
import dev.muster.http.Area;
import dev.muster.http.HttpServer;
import dev.muster.http.Proxies;
import dev.muster.job.EverySecond;
import dev.muster.postgres.EmbeddedPostgres;
import dev.muster.postgres.RunningPostgres;
import dev.muster.store.Database;
import dev.muster.store.Migrations;
import dev.muster.store.ServerCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running server, wired by hand from top to bottom. What was started last is stopped first: the HTTP
/// server lets its requests finish before the database goes.
public final class Muster implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Muster.class);
    static final int CONNECTIONS = 20;

    /// Six to each connection: enough that none of them is ever idle, and little enough that whoever waits for one
    /// gets it long before the two seconds after which it would be refused.
    static final int AT_ONCE = 6 * CONNECTIONS;

    /// Requests of SCIM settings that are worked on: they leave two connections to everybody else, however many hang.
    static final int TURNS = CONNECTIONS - 2;

    private final Config config;
    private final Clock clock;
    private final URI url;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private List<Area> areas = List.of();
    private Optional<URI> firstStart = Optional.empty();
    private @Nullable Doorkeeper doorkeeper;

    private Muster(Config config, Clock clock, int port) {
        this.config = config;
        this.clock = clock;
        this.url = config.listeningUrl(port);
    }

    /// Starts everything; returns when requests are answered. What was started before a failure is stopped
    /// again.
    public static Muster start(Config config) {
        return start(config, Clock.systemUTC());
    }

    /// The same by another clock, for a test that cannot wait.
    public static Muster start(Config config, Clock clock) {
        int port = config.port() == 0 ? freePort(config.host()) : config.port();
        Muster muster = new Muster(config, clock, port);
        try {
            muster.start(port);
            return muster;
        } catch (RuntimeException e) {
            muster.close();
            throw e;
        }
    }

    /// Opens the database alone, for a command that asks it something.
    static <T> T reading(Config config, Function<Database, T> work) {
        Muster muster = new Muster(config, Clock.systemUTC(), 0);
        try {
            return work.apply(muster.database(muster.server()));
        } finally {
            muster.close();
        }
    }

    /// Where it listens.
    public URI url() {
        return url;
    }

    /// What it serves: every route with its gate.
    public List<Area> areas() {
        return areas;
    }

    /// The one-time link with which the first operator makes an account; empty when there is one.
    public Optional<URI> firstStart() {
        return firstStart;
    }

    private void start(int port) {
        Database database = database(server());
        started.push(EverySecond.start("tables", database::lookAtTables));
        Metrics metrics = new Metrics();
        Features features = Features.start(database, clock);
        started.push(features);
        metrics.counts(
                "muster.requests.unlogged",
                "SCIM requests that are in no request log",
                features.traffic().log()::dropped);
        NodeTrials trials = new NodeTrials(url, features.tokens(), features.jobs());
        areas = areas(database, features, metrics, trials, config.baseUrl(port));
        started.push(HttpServer.start(config.host(), port, areas, metrics, AT_ONCE));
        started.push(trials);
        inviteTheFirst(features, config.baseUrl(port));
    }

    private void inviteTheFirst(Features features, URI baseUrl) {
        firstStart = features.doorkeeper()
                .invitations()
                .firstStart()
                .map(secret -> URI.create(baseUrl + "/first-start/" + secret.text()));
        firstStart.ifPresent(
                link -> LOG.info("Nobody can sign in yet. Create the operator's account, within a day: {}", link));
        doorkeeper = features.doorkeeper();
    }

    /// A one-time link to one more operator's account.
    URI operatorLink() {
        return firstStart.orElseGet(() -> URI.create(url + "/invitation/"
                + Objects.requireNonNull(doorkeeper)
                        .invitations()
                        .inviteOperator()
                        .text()));
    }

    /// Every address, the most particular first. The last area answers what no other covers.
    private List<Area> areas(Database database, Features features, Metrics metrics, NodeTrials trials, URI baseUrl) {
        ApiKeys keys = config.adminKey() == null ? ApiKeys.none() : ApiKeys.withOperator(config.adminKey());
        Proxies proxies = new Proxies(config.proxies());
        return List.of(
                features.scim(database, baseUrl),
                features.oauth(database),
                proxies.before(features.api(keys, baseUrl).area()),
                new HealthRoutes(database::answers, metrics, new Problem()).area(),
                proxies.before(features.console(trials, baseUrl).area()));
    }

    private DatabaseChoice.Server server() {
        return switch (config.database()) {
            case DatabaseChoice.Embedded(var data) -> {
                RunningPostgres postgres = EmbeddedPostgres.start(data);
                started.push(postgres);
                LOG.info("PostgreSQL {} runs on {}", postgres.version(), data);
                yield new DatabaseChoice.Server(postgres.jdbcUrl(), postgres.user(), postgres.password());
            }
            case DatabaseChoice.Server server -> server;
        };
    }

    private Database database(DatabaseChoice.Server server) {
        ServerCheck.pass(server.url(), server.user(), server.password());
        Migrations.apply(server.url(), server.user(), server.password());
        ServerCheck.passTables(server.url(), server.user(), server.password());
        Database database = Database.open(server.url(), server.user(), server.password(), CONNECTIONS);
        started.push(database);
        return database;
    }

    // The base URL must be known before the routes are, and the routes before the server listens.
    private static int freePort(String host) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on " + host, e);
        }
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            AutoCloseable last = started.pop();
            try {
                last.close();
            } catch (Exception e) {
                LOG.error("{} did not stop cleanly", last.getClass().getSimpleName(), e);
            }
        }
    }
}
