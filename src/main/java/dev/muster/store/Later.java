package dev.muster.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a statement answers that waits for company: it travels to the database with the next one whose answer is
/// needed, or with the commit, and all of them cost one round trip. The database runs them one after the other, each
/// seeing what those before it did.
///
/// @param <T> what is made of the answer
public final class Later<T> {

    /// Makes something of what the database answered.
    @FunctionalInterface
    interface Reading<T> {

        /// @param rows null for a statement that answers without
        /// @param count rows that were written
        T of(@Nullable ResultSet rows, int count) throws SQLException;
    }

    private final Handle handle;
    private final SqlText text;
    private final List<@Nullable Object> values;
    private final Reading<T> reading;
    private @Nullable T answer;
    private boolean answered;

    Later(Handle handle, SqlText text, List<@Nullable Object> values, Reading<T> reading) {
        this.handle = handle;
        this.text = text;
        this.values = values;
        this.reading = reading;
    }

    /// The answer; everything that waits is asked now, when this was not asked before.
    @SuppressWarnings("NullAway") // it may be a null of T
    public T get() {
        if (!answered) {
            handle.send();
        }
        if (!answered) {
            throw new IllegalStateException("It was taken back before it was asked");
        }
        return answer;
    }

    SqlText text() {
        return text;
    }

    List<@Nullable Object> values() {
        return values;
    }

    void read(@Nullable ResultSet rows, int count) throws SQLException {
        answer = reading.of(rows, count);
        answered = true;
    }
}
