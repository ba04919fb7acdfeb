package dev.muster.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is to be made of the rows of a query. It is asked when it is told how many are wanted.
///
/// @param <T> what each row becomes
public final class Rows<T> {

    private final Handle handle;
    private final SqlText text;
    private final List<@Nullable Object> values;
    private final RowMapper<T> mapper;

    Rows(Handle handle, SqlText text, List<@Nullable Object> values, RowMapper<T> mapper) {
        this.handle = handle;
        this.text = text;
        this.values = values;
        this.mapper = mapper;
    }

    /// The only row.
    public T one() {
        return onlyOf(list()).orElseThrow(() -> new IllegalStateException("There is no row"));
    }

    /// The only row, if there is any.
    public Optional<T> findOne() {
        return onlyOf(list());
    }

    public List<T> list() {
        return listLater().get();
    }

    public Stream<T> stream() {
        return list().stream();
    }

    public void forEach(Consumer<T> consumer) {
        list().forEach(consumer);
    }

    public <A, R> R collect(Collector<? super T, A, R> collector) {
        return list().stream().collect(collector);
    }

    /// As [#one()], asked with whatever is asked next.
    public Later<T> oneLater() {
        return later(rows -> onlyOf(rows).orElseThrow(() -> new IllegalStateException("There is no row")));
    }

    /// As [#findOne()], asked with whatever is asked next.
    public Later<Optional<T>> findOneLater() {
        return later(Rows::onlyOf);
    }

    /// As [#list()], asked with whatever is asked next.
    public Later<List<T>> listLater() {
        return later(rows -> rows);
    }

    private <R> Later<R> later(Function<List<T>, R> made) {
        return handle.later(text, values, (rows, count) -> made.apply(mapped(rows)));
    }

    private List<T> mapped(@Nullable ResultSet rows) throws SQLException {
        List<T> mapped = new ArrayList<>();
        if (rows == null) {
            throw new IllegalStateException("A query without rows");
        }
        while (rows.next()) {
            mapped.add(mapper.map(rows));
        }
        return mapped;
    }

    private static <T> Optional<T> onlyOf(List<T> rows) {
        if (rows.size() > 1) {
            throw new IllegalStateException("There are " + rows.size() + " rows");
        }
        return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.getFirst());
    }
}
