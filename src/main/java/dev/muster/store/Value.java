package dev.muster.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Hands values to the driver, each with its type: of a value without one the driver must ask the server first, and
/// then the statement cannot travel with others.
final class Value {

    private static final Map<Class<?>, String> TYPES = Map.of(
            String.class, "varchar",
            UUID.class, "uuid",
            Long.class, "int8",
            Integer.class, "int4",
            Boolean.class, "bool",
            Instant.class, "timestamptz");

    private Value() {}

    /// Several values as one.
    ///
    /// @param type of PostgreSQL, of each element
    @SuppressWarnings("ArrayRecordComponent") // bound once and never compared
    record Several(String type, @Nullable Object[] elements) {

        static Several of(Class<?> type, @Nullable Object[] elements) {
            return new Several(typeOf(type), elements);
        }
    }

    /// No value, of a known type.
    record Nothing(String type) {

        static Nothing of(Class<?> type) {
            return new Nothing(typeOf(type));
        }
    }

    static void set(PreparedStatement statement, int at, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(at, Types.NULL);
            case String text -> statement.setString(at, text);
            case UUID id -> statement.setObject(at, id);
            case Long number -> statement.setLong(at, number);
            case Integer number -> statement.setInt(at, number);
            case Boolean bit -> statement.setBoolean(at, bit);
            case Instant time -> statement.setObject(at, time.atOffset(ZoneOffset.UTC));
            case byte[] bytes -> statement.setBytes(at, bytes);
            case Nothing(String type) -> statement.setNull(at, Types.OTHER, type);
            case Several several -> statement.setArray(at, array(statement.getConnection(), several));
            default -> statement.setObject(at, value);
        }
    }

    private static Array array(Connection connection, Several several) throws SQLException {
        return connection.createArrayOf(several.type(), several.elements());
    }

    private static String typeOf(Class<?> type) {
        return Objects.requireNonNull(TYPES.get(type), () -> "No type for " + type);
    }
}
