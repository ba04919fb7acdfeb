package dev.muster.directory.table;

import dev.muster.activity.Scope;
import dev.muster.directory.ImportOutcome;
import java.util.List;
import java.util.Optional;

/// What an import does with the lines of a table. It is made from the header.
///
/// @param <T> what a line says
public interface TableRows<T> {

    /// The company that they are read into.
    Scope scope();

    /// What the audit calls that which a line is about.
    String subjectType();

    /// How many cells a line has.
    int width();

    T read(List<String> cells);

    /// Why the line cannot be taken beside those before it, if so; a line that can is remembered.
    Optional<ImportOutcome> clash(T line);

    List<ImportOutcome> store(List<T> lines);
}
