package dev.muster.store;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.LocalTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jdbi.v3.core.transaction.TransactionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a commit for one only when PostgreSQL has no doubt about it. With synchronous replication a wait for the
/// standby can be cancelled: the server then says COMMIT, with a warning that the standby may not have it.
final class CertainCommits extends DelegatingTransactionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(CertainCommits.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    CertainCommits() {
        this(LocalTransactionHandler.binding());
    }

    private CertainCommits(TransactionHandler delegate) {
        super(delegate);
    }

    @Override
    public TransactionHandler specialize(Handle handle) throws SQLException {
        return new CertainCommits(getDelegate().specialize(handle));
    }

    /// @throws Refused when it is committed here, and perhaps not where it must be too: never a yes
    @Override
    public void commit(Handle handle) {
        Connection connection = handle.getConnection();
        try {
            connection.clearWarnings();
            super.commit(handle);
            SQLWarning warning = connection.getWarnings();
            if (warning != null) {
                LOG.warn("The outcome of a commit is unknown, SQL state {}", warning.getSQLState());
                throw new Refused(new Refusal.Unavailable(RETRY_AFTER));
            }
        } catch (SQLException e) {
            throw new TransactionException("The outcome of a commit is unknown", e);
        }
    }
}
