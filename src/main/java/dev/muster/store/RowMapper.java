package dev.muster.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Makes something of the row at which a result stands.
///
/// @param <T> what is made
@FunctionalInterface
public interface RowMapper<T> {

    /// @return null where a column is null that stands for the whole row
    @Nullable
    T map(ResultSet row) throws SQLException;
}
