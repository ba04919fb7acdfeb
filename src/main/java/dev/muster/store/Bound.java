package dev.muster.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A statement and the values that it is sent with, by name or by place. The overloads keep the type of a value that
/// is not there.
///
/// @param <S> the kind of statement
public abstract sealed class Bound<S extends Bound<S>> permits Query, Update, PreparedBatch {

    final Handle handle;
    final SqlText text;
    private Map<String, @Nullable Object> named = new HashMap<>();
    private Map<Integer, @Nullable Object> placed = new HashMap<>();

    Bound(Handle handle, SqlText text) {
        this.handle = handle;
        this.text = text;
    }

    abstract S self();

    public S bind(String name, @Nullable String value) {
        return put(name, value == null ? Value.Nothing.of(String.class) : value);
    }

    public S bind(String name, @Nullable UUID value) {
        return put(name, value == null ? Value.Nothing.of(UUID.class) : value);
    }

    public S bind(String name, @Nullable Instant value) {
        return put(name, value == null ? Value.Nothing.of(Instant.class) : value);
    }

    public S bind(String name, @Nullable Long value) {
        return put(name, value == null ? Value.Nothing.of(Long.class) : value);
    }

    public S bind(String name, @Nullable Integer value) {
        return put(name, value == null ? Value.Nothing.of(Integer.class) : value);
    }

    public S bind(String name, @Nullable Boolean value) {
        return put(name, value == null ? Value.Nothing.of(Boolean.class) : value);
    }

    public S bind(String name, byte[] value) {
        return put(name, value);
    }

    public S bind(String name, long value) {
        return put(name, value);
    }

    public S bind(String name, int value) {
        return put(name, value);
    }

    public S bind(String name, boolean value) {
        return put(name, value);
    }

    /// @param place counted from 0
    public S bind(int place, @Nullable Object value) {
        placed.put(place, value);
        return self();
    }

    public S bindArray(String name, Class<?> type, @Nullable Object[] elements) {
        return put(name, Value.Several.of(type, elements));
    }

    /// @param place counted from 0
    public S bindArray(int place, Class<?> type, @Nullable Object[] elements) {
        return bind(place, Value.Several.of(type, elements));
    }

    /// Binds each value by its key.
    public S bindMap(Map<String, ? extends @Nullable Object> values) {
        named.putAll(values);
        return self();
    }

    /// The values in the order of the statement's question marks; the next ones are bound anew.
    List<@Nullable Object> taken() {
        @Nullable Object[] values = new Object[text.marks()];
        for (int i = 0; i < values.length; i++) {
            values[i] = text.names().isEmpty()
                    ? bound(placed, i)
                    : bound(named, text.names().get(i));
        }
        named = new HashMap<>();
        placed = new HashMap<>();
        return Arrays.asList(values);
    }

    private static <K> @Nullable Object bound(Map<K, @Nullable Object> values, K key) {
        Object value = values.get(key);
        if (value == null && !values.containsKey(key)) {
            throw new IllegalStateException("Nothing is bound to " + key);
        }
        return value;
    }

    private S put(String name, @Nullable Object value) {
        named.put(name, value);
        return self();
    }
}
