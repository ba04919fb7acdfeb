package dev.muster.testing;

import dev.muster.Muster;
import dev.muster.config.Config;
import dev.muster.config.DatabaseChoice;
import dev.muster.http.Area;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A whole Muster over HTTP, wired as the command wires it, on a database of its own.
public final class TestServer implements AutoCloseable {

    /// The operator's key.
    public static final String KEY = "test-operator-key-0123456789abcdef";

    private final TestDatabase database;
    private final Muster muster;
    private @Nullable Team operator;
    private boolean isShared;

    private TestServer(TestDatabase database, Muster muster) {
        this.database = database;
        this.muster = muster;
    }

    private static final class Shared {
        private static final TestServer INSTANCE = start();

        static {
            INSTANCE.isShared = true;
            CountedUsers.watch(INSTANCE.database());
            TestPostgres.beforeStop(INSTANCE::close);
        }
    }

    /// One for all tests of a run that take a company of their own, started by the first that asks.
    public static TestServer shared() {
        return Shared.INSTANCE;
    }

    public static TestServer start() {
        return on(TestPostgres.freshDatabase());
    }

    /// Another node, or the same again, on a database that exists.
    public static TestServer on(TestDatabase database) {
        return on(database, KEY, null, Clock.systemUTC());
    }

    /// A node with a clock of its own.
    public static TestServer on(TestDatabase database, Clock clock) {
        return on(database, KEY, null, clock);
    }

    public static TestServer withoutKey() {
        return on(TestPostgres.freshDatabase(), null, null, Clock.systemUTC());
    }

    /// Another node that clients reach under a public address, as behind a proxy.
    public static TestServer reachedAt(URI publicUrl, TestDatabase database) {
        return on(database, KEY, publicUrl, Clock.systemUTC());
    }

    private static TestServer on(TestDatabase database, @Nullable String key, @Nullable URI publicUrl, Clock clock) {
        DatabaseChoice choice = new DatabaseChoice.Server(database.url(), database.user(), database.password());
        return new TestServer(database, Muster.start(new Config("127.0.0.1", 0, choice, publicUrl, key), clock));
    }

    public URI url() {
        return muster.url();
    }

    /// Every route that it serves.
    public List<Area> areas() {
        return muster.areas();
    }

    /// The one-time link of its first start.
    public URI firstStart() {
        return muster.firstStart().orElseThrow();
    }

    public boolean hasFirstStart() {
        return muster.firstStart().isPresent();
    }

    /// The first operator, who comes in by that link when somebody first asks for them.
    public synchronized Team operator() {
        if (operator == null) {
            operator = isShared ? new Team(new Visit(url(), TestConsole.session())) : Team.of(this);
        }
        return operator;
    }

    public TestDatabase database() {
        return database;
    }

    /// The admin API, called by the operator.
    public ApiClient api() {
        return new ApiClient(url() + "/api/v1", KEY);
    }

    @Override
    public void close() {
        muster.close();
    }
}
