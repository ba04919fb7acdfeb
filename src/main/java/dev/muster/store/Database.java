package dev.muster.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.refusal.TimeLimit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The pool and the unit of work. A unit of work is one transaction: it commits when the work returns, rolls
/// back when it throws, and is repeated as a whole when PostgreSQL reports a serialization failure or a
/// deadlock. So work must be free of effects outside the transaction. It returns only when the commit is certain:
/// one of unknown outcome is refused as unavailable, and to repeat the request is safe.
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int ATTEMPTS = 8;

    /// About as long as a lock is waited for.
    private static final int ATTEMPTS_GIVING_WAY = 12;

    private static final int LONGEST_PAUSE_MILLIS = 640;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /// serialization_failure and deadlock_detected (PostgreSQL, appendix A).
    private static final Set<String> REPEATABLE = Set.of("40001", "40P01");

    private static final String UNDEFINED_TABLE = "42P01";

    private final HikariDataSource pool;
    private final SqlTexts texts = new SqlTexts();
    private volatile Consumer<UUID> listener = company -> {};
    private volatile boolean foreign;

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /// Opens the pool; the first connection is made at once, so a wrong address or password fails here.
    ///
    /// @param url a `jdbc:postgresql:` URL, several hosts allowed
    public static Database open(String url, String user, String password, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(Math.min(2, connections));
        config.setConnectionTimeout(Duration.ofSeconds(2).toMillis());
        config.setInitializationFailTimeout(Duration.ofSeconds(10).toMillis());
        config.setAutoCommit(true);
        // A connection is asked whether it lives before it is lent; one that hangs must leave time for another.
        config.setValidationTimeout(Duration.ofSeconds(1).toMillis());
        // Those that lie idle are asked too, so that few are dead when a database has moved.
        config.setKeepaliveTime(Duration.ofSeconds(30).toMillis());
        // After a failover or behind a balancer connections come to lie evenly again.
        config.setMaxLifetime(Duration.ofMinutes(10).toMillis());
        config.setIdleTimeout(Duration.ofMinutes(5).toMillis());
        config.setExceptionOverride(new Demoted());
        DriverProperties.forEverything().forEach(config::addDataSourceProperty);
        // Longer than any statement may take: what is not answered by then will not be, and a commit is of unknown
        // outcome.
        config.addDataSourceProperty("socketTimeout", "10");
        // A request has one process of the database to itself, and no more: helpers of a parallel plan cost more than a
        // page, and are taken from other requests. What takes seconds is asked in parts, so compiling pays nowhere.
        config.addDataSourceProperty(
                "options",
                "-c statement_timeout=5s -c lock_timeout=2s -c timezone=UTC"
                        + " -c max_parallel_workers_per_gather=0 -c jit=off");
        return new Database(new HikariDataSource(config));
    }

    /// Runs work on the tables of one company; every other company's rows are invisible to it.
    public <T> T inCompany(UUID company, Function<Transaction, T> work) {
        return repeated(company, false, handle -> work.apply(new Transaction(company, handle, listener)));
    }

    /// The same for work that only reads. What it asks at once is one transaction, and one round trip with its begin
    /// and its end; in between nothing is held, so that what it asks afterwards may see a later moment.
    public <T> T readingCompany(UUID company, Function<Transaction, T> work) {
        return repeated(company, true, handle -> work.apply(new Transaction(company, handle, listener)));
    }

    /// Runs work on the few tables that belong to no company; the tenants' rows are all invisible to it.
    public <T> T acrossCompanies(Function<Handle, T> work) {
        return repeated(null, false, work);
    }

    /// Says who hears of a company after a commit that was to be announced; it returns at once and throws nothing.
    public void announceTo(Consumer<UUID> listener) {
        this.listener = listener;
    }

    /// Whether work can be done, on tables that are those of this build.
    public boolean answers() {
        try (Connection connection = pool.getConnection()) {
            return !foreign && connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /// Looks whether the tables are still those of this build: a newer Muster may have migrated them, or somebody
    /// restored others in their place. What rows mean then is not known here, so nothing is read or written until
    /// they are ours again.
    public void lookAtTables() {
        boolean found;
        try (Connection connection = pool.getConnection()) {
            found = !AppliedMigrations.areOurs(connection);
        } catch (SQLException e) {
            found = foreign || UNDEFINED_TABLE.equals(e.getSQLState()); // otherwise nobody knows
        }
        if (found && !foreign) {
            LOG.error("The tables are those of another Muster now: a newer one migrated them, or others were restored."
                    + " This node answers 503 and does nothing. Stop it, and start the version that the tables are of");
        } else if (foreign && !found) {
            LOG.info("The tables are those of this Muster again");
        }
        foreign = found;
    }

    public HikariDataSource pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }

    private <T> T repeated(@Nullable UUID company, boolean reading, Function<Handle, T> work) {
        for (int attempt = 1; ; attempt++) {
            TimeLimit.check();
            if (foreign) {
                throw new Refused(new Refusal.Unavailable(RETRY_AFTER));
            }
            try {
                return transaction(company, reading, work);
            } catch (RuntimeException e) {
                if (e instanceof Refused refused) {
                    throw refused;
                }
                String state = SqlStates.of(e);
                if (attempt >= attempts(e, state)) {
                    throw translated(e, state);
                }
                LOG.debug("Transaction repeated after SQL state {}, attempt {}", state, attempt);
                pause(attempt);
            }
        }
    }

    /// How often work is tried that ends like this.
    private static int attempts(RuntimeException e, String state) {
        if (e instanceof GiveWay) {
            return ATTEMPTS_GIVING_WAY;
        }
        return REPEATABLE.contains(state) ? ATTEMPTS : 1;
    }

    private <T> T transaction(@Nullable UUID company, boolean reading, Function<Handle, T> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            if (reading) {
                connection.setReadOnly(true);
            }
            Handle handle = new Handle(connection, texts, company, reading);
            T result = committed(handle, connection, work);
            handle.committed();
            return result;
        } catch (SQLException e) {
            throw new StatementFailed("There is no connection", e);
        }
    }

    /// Takes a commit for one only when PostgreSQL has no doubt about it. With synchronous replication a wait for the
    /// standby can be cancelled: the server then says COMMIT, with a warning that the standby may not have it.
    ///
    /// @throws Refused when it is committed here, and perhaps not where it must be too: never a yes
    private static <T> T committed(Handle handle, Connection connection, Function<Handle, T> work) {
        T result;
        boolean certain;
        try {
            result = work.apply(handle);
            certain = handle.commit();
        } catch (RuntimeException | Error e) {
            takeBack(connection, e);
            throw e;
        }
        if (!certain) {
            LOG.warn("The outcome of a commit is unknown");
            throw new Refused(new Refusal.Unavailable(RETRY_AFTER));
        }
        return result;
    }

    private static void takeBack(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    /// A database that cannot answer in time is 503 for the caller, never a wrong 4xx; everything else is a
    /// fault.
    private static RuntimeException translated(RuntimeException e, String state) {
        if (e instanceof GiveWay) {
            return new Refused(new Refusal.Unavailable(RETRY_AFTER));
        }
        if (SqlStates.isUnavailability(state)) {
            LOG.warn("Database unavailable, SQL state {}", state);
            return new Refused(new Refusal.Unavailable(RETRY_AFTER));
        }
        return e;
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(1, Math.min(5 << attempt, LONGEST_PAUSE_MILLIS)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(new Refusal.Unavailable(RETRY_AFTER));
        }
    }
}
