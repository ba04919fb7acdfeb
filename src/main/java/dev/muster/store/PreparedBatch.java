package dev.muster.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One statement with many rows of values.
public final class PreparedBatch extends Bound<PreparedBatch> {

    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    PreparedBatch(Handle handle, SqlText text) {
        super(handle, text);
    }

    @Override
    PreparedBatch self() {
        return this;
    }

    /// Ends a row.
    public PreparedBatch add() {
        rows.add(taken());
        return this;
    }

    public int size() {
        return rows.size();
    }

    /// @return how many rows each of them has written
    public int[] execute() {
        return switch (rows.size()) {
            case 0 -> new int[0];
            case 1 ->
                new int[] {
                    handle.later(text, rows.getFirst(), (answer, count) -> count)
                            .get()
                };
            default -> handle.batch(text, rows);
        };
    }
}
