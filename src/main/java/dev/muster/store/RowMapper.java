package dev.muster.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/// Makes something of the row at which a result stands.
///
/// @param <T> what is made
@FunctionalInterface
public interface RowMapper<T> {

    T map(ResultSet row) throws SQLException;
}
