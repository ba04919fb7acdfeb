package dev.muster.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Reads PostgreSQL's error codes (appendix A of its manual) out of wrapped exceptions.
public final class SqlStates {

    private SqlStates() {}

    /// The SQL state, or an empty text when no SQLException is among the causes.
    public static String of(Throwable thrown) {
        return causeOf(thrown)
                .map(e -> e instanceof SQLTransientConnectionException && e.getSQLState() == null
                        ? "08001"
                        : e.getSQLState())
                .orElse("");
    }

    /// The name of the unique key or index that was violated (state 23505), if that is what happened.
    public static Optional<String> violatedUniqueKey(Throwable thrown) {
        return violatedConstraint(thrown, "23505");
    }

    /// The name of the foreign key that was violated (state 23503), if that is what happened.
    public static Optional<String> violatedForeignKey(Throwable thrown) {
        return violatedConstraint(thrown, "23503");
    }

    /// The statement took longer than it may (state 57014).
    public static boolean isTimeout(Throwable thrown) {
        return of(thrown).equals("57014");
    }

    /// Connection lost or refused (08), out of resources (53), shutting down (57P), cancelled by a timeout
    /// (57014), lock not available in time (55P03), read-only standby (25006).
    static boolean isUnavailability(String state) {
        return state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.equals("55P03")
                || state.equals("25006")
                || state.startsWith("40");
    }

    /// The server's own words stand in the innermost exception: a batch wraps what its statement threw.
    private static Optional<String> violatedConstraint(Throwable thrown, String state) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException postgres && state.equals(postgres.getSQLState())) {
                return Optional.ofNullable(postgres.getServerErrorMessage()).map(ServerErrorMessage::getConstraint);
            }
        }
        return Optional.empty();
    }

    private static Optional<SQLException> causeOf(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && (sql.getSQLState() != null || sql instanceof SQLTransientConnectionException)) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }
}
