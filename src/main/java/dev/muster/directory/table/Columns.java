package dev.muster.directory.table;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refusal.FieldError;
import dev.muster.refusal.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads the header of an import. A wrong one is refused before any line is looked at.
final class Columns {

    private Columns() {}

    /// @param required the names of the columns that must be there
    /// @param known the column of a name
    static <T> List<T> read(List<String> header, List<String> required, Function<String, Optional<T>> known) {
        List<T> columns = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (String name : header) {
            Optional<T> column = known.apply(name);
            if (column.isEmpty()) {
                errors.add(new FieldError(name, "There is no such column."));
            } else if (columns.contains(column.get())) {
                errors.add(new FieldError(name, "The column is there twice."));
            } else {
                columns.add(column.get());
            }
        }
        required.stream()
                .filter(name -> known.apply(name)
                        .filter(column -> !columns.contains(column))
                        .isPresent())
                .forEach(name -> errors.add(new FieldError(name, "The column is missing.")));
        if (!errors.isEmpty()) {
            throw new Refused(new Refusal.InvalidFields(errors));
        }
        return columns;
    }
}
