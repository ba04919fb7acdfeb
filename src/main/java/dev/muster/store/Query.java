package dev.muster.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A statement that answers with rows.
public final class Query extends Bound<Query> {

    Query(Handle handle, SqlText text) {
        super(handle, text);
    }

    @Override
    Query self() {
        return this;
    }

    /// Makes something of each row.
    public <T> Rows<T> map(RowMapper<T> mapper) {
        return new Rows<>(handle, text, taken(), mapper);
    }

    /// Takes the first column of each row.
    public <T> Rows<T> mapTo(Class<T> type) {
        return map(row -> type.cast(first(row, type)));
    }

    private static @Nullable Object first(ResultSet row, Class<?> type) throws SQLException {
        if (type == String.class) {
            return row.getString(1);
        }
        if (type == Long.class) {
            return row.getLong(1);
        }
        if (type == UUID.class) {
            return row.getObject(1, UUID.class);
        }
        if (type == byte[].class) {
            return row.getBytes(1);
        }
        if (type == Instant.class) {
            OffsetDateTime time = row.getObject(1, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }
        return row.getObject(1, type);
    }
}
