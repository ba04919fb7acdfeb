package dev.muster.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// An open transaction, and what is waiting to be sent in it. What waits goes with the next statement whose answer is
/// needed: several statements are one message to the database and one back. So is the word that tells row-level
/// security the company, which goes with the first, and the commit, which goes with the last.
public final class Handle {

    private static final SqlText TELL = SqlText.parse("select length(set_config('app.company', ?, true))");
    private static final SqlText COMMIT = SqlText.parse("commit");

    private final Connection connection;
    private final SqlTexts texts;
    private final @Nullable UUID company;
    private final boolean reading;
    private final List<Later<?>> waiting = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final Map<String, Savepoint> savepoints = new HashMap<>();
    private BiConsumer<String, List<@Nullable Object>> watcher = (sql, values) -> {};
    private boolean told;
    private boolean begun;

    /// @param company null where the tenants' rows are invisible
    /// @param reading whether each message is a transaction of its own
    Handle(Connection connection, SqlTexts texts, @Nullable UUID company, boolean reading) {
        this.connection = connection;
        this.texts = texts;
        this.company = company;
        this.reading = reading;
    }

    public Query createQuery(String sql) {
        return new Query(this, texts.of(sql));
    }

    public Update createUpdate(String sql) {
        return new Update(this, texts.of(sql));
    }

    public PreparedBatch prepareBatch(String sql) {
        return new PreparedBatch(this, texts.of(sql));
    }

    /// Runs a statement that has no values.
    public int execute(String sql) {
        return createUpdate(sql).execute();
    }

    /// Takes back all that was done; what is done afterwards is a transaction of its own.
    public void rollback() {
        waiting.clear();
        afterCommit.clear();
        told = false;
        begun = false;
        run("The transaction cannot be taken back", connection::rollback);
    }

    public void savepoint(String name) {
        send();
        run("No savepoint", () -> savepoints.put(name, connection.setSavepoint(name)));
        begun = true;
    }

    public void releaseSavepoint(String name) {
        send();
        run("No savepoint", () -> connection.releaseSavepoint(savepoints.remove(name)));
    }

    public void rollbackToSavepoint(String name) {
        waiting.clear();
        // Who the company is may have been told since, and is taken back too.
        told = false;
        run("No savepoint", () -> connection.rollback(savepoints.get(name)));
    }

    /// Hears of each statement of ours before it is sent.
    public void watchedBy(BiConsumer<String, List<@Nullable Object>> watcher) {
        this.watcher = watcher;
    }

    void afterCommit(Runnable work) {
        afterCommit.add(work);
    }

    <T> Later<T> later(SqlText text, List<@Nullable Object> values, Later.Reading<T> reading) {
        Later<T> later = new Later<>(this, text, values, reading);
        waiting.add(later);
        return later;
    }

    /// Takes back what waits.
    ///
    /// @return false when it was sent already
    public boolean withdraw(Later<?> later) {
        return waiting.remove(later);
    }

    /// Sends what waits, if anything does.
    public void send() {
        if (!waiting.isEmpty()) {
            send(reading);
        }
    }

    int[] batch(SqlText text, List<List<@Nullable Object>> rows) {
        if (company != null && !told) {
            later(TELL, List.of(company.toString()), (answer, count) -> count);
            told = true;
        }
        send();
        begun = true;
        try (PreparedStatement statement = connection.prepareStatement(text.jdbc())) {
            for (List<@Nullable Object> row : rows) {
                bind(statement, 1, row);
                statement.addBatch();
            }
            return statement.executeBatch();
        } catch (SQLException e) {
            throw new StatementFailed("A batch failed", e);
        }
    }

    /// Ends the transaction with the last statements, or by itself when none waits.
    ///
    /// @return false when PostgreSQL is in doubt about it (a warning): it may not be where it must be
    boolean commit() {
        try {
            connection.clearWarnings();
            boolean certain = waiting.isEmpty() || send(true);
            if (begun) {
                connection.commit();
                certain = connection.getWarnings() == null;
            }
            return certain;
        } catch (SQLException e) {
            throw new StatementFailed("The outcome of a commit is unknown", e);
        }
    }

    void committed() {
        afterCommit.forEach(Runnable::run);
    }

    /// @return false when the database had something to remark
    private boolean send(boolean commits) {
        List<Later<?>> sent = new ArrayList<>(waiting.size() + 2);
        if (company != null && !told) {
            sent.add(new Later<>(this, TELL, List.of(company.toString()), (rows, count) -> count));
        }
        sent.addAll(waiting);
        if (commits) {
            sent.add(new Later<>(this, COMMIT, List.of(), (rows, count) -> count));
        }
        List<Later<?>> ours = List.copyOf(waiting);
        waiting.clear();
        ours.forEach(one -> watcher.accept(one.text().jdbc(), one.values()));
        begun = !commits;
        told = !commits;
        return answered(sent);
    }

    private boolean answered(List<Later<?>> sent) {
        try (PreparedStatement statement = connection.prepareStatement(joined(sent))) {
            int at = 1;
            for (Later<?> one : sent) {
                at = bind(statement, at, one.values());
            }
            boolean hasRows = statement.execute();
            for (Later<?> one : sent) {
                one.read(hasRows ? statement.getResultSet() : null, statement.getUpdateCount());
                hasRows = statement.getMoreResults();
            }
            return statement.getWarnings() == null;
        } catch (SQLException e) {
            throw new StatementFailed("A statement failed", e);
        }
    }

    private static String joined(List<Later<?>> sent) {
        if (sent.size() == 1) {
            return sent.getFirst().text().jdbc();
        }
        StringBuilder joined = new StringBuilder(2048);
        sent.forEach(one -> joined.append(one.text().jdbc()).append(";\n"));
        return joined.toString();
    }

    private static int bind(PreparedStatement statement, int first, List<@Nullable Object> values) throws SQLException {
        int at = first;
        for (Object value : values) {
            Value.set(statement, at++, value);
        }
        return at;
    }

    private interface Step {
        void run() throws SQLException;
    }

    private static void run(String failure, Step step) {
        try {
            step.run();
        } catch (SQLException e) {
            throw new StatementFailed(failure, e);
        }
    }
}
