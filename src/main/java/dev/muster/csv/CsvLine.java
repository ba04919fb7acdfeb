package dev.muster.csv;

import java.util.List;

/// One record of a table.
///
/// @param number of the line where it begins in the text; the header's is 1
public record CsvLine(long number, List<String> cells) {

    public CsvLine {
        cells = List.copyOf(cells);
    }

    /// How long it is, without what parts its cells.
    public long characters() {
        return cells.stream().mapToLong(String::length).sum();
    }
}
