package dev.muster.store;

import java.sql.SQLException;

/// PostgreSQL, or the way to it, refused. It names no statement and no value: what is bound may be personal data,
/// and an exception ends in the log.
public final class StatementFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StatementFailed(String what, SQLException cause) {
        super(what, cause);
    }
}
