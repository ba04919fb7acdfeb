package dev.muster.directory.table;

import dev.muster.activity.Audited;
import dev.muster.csv.CsvLine;
import dev.muster.csv.CsvTable;
import dev.muster.directory.Attempt;
import dev.muster.directory.ImportOutcome;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refusal.FieldError;
import dev.muster.refusal.Refused;
import dev.muster.schema.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One import, from the first line of a table to the last, in transactions of a few lines each; no more than
/// those are in memory. When it stops in the middle, the lines before stand, and the report counts them.
///
/// @param <T> what a line says
public final class TableImport<T> {

    private static final int MOST_LINES = 1_000_000;
    private static final int LONGEST_CELL = 64 * 1024;

    /// As in every other request: who is read later is expected to be no larger. Few such lines are stored at once.
    private static final int LONGEST_LINE = 1024 * 1024;

    private final TableRows<T> rows;
    private final CsvTable table;
    private final ImportReport report;
    private final List<Long> numbers = new ArrayList<>();
    private final List<T> waiting = new ArrayList<>();
    private boolean begun;

    /// @param table its header is read already
    /// @param trial whether nothing is to change
    public TableImport(TableRows<T> rows, CsvTable table, boolean trial) {
        this.rows = rows;
        this.table = table;
        this.report = new ImportReport(trial);
    }

    /// So far.
    public ImportReport report() {
        return report;
    }

    public ImportReport run() {
        boolean more = true;
        while (more) {
            more = goOn();
        }
        return report;
    }

    /// Takes a few lines more.
    ///
    /// @return false at the end, also when it came too soon
    public boolean goOn() {
        try {
            if (!begun) {
                begun = true;
                tell(Audited.importStarted(rows.subjectType()));
            }
            boolean more = takeFew();
            if (!more) {
                tell(Audited.imported(rows.subjectType(), report.created(), report.updated()));
            }
            return more;
        } catch (Refused refused) {
            report.stop(refused.refusal());
            return false;
        }
    }

    private void tell(Audited audited) {
        if (!report.isTrial()) {
            rows.scope().note(audited);
        }
    }

    private boolean takeFew() {
        try {
            try {
                long characters = 0;
                for (int read = 0; read < Attempt.LINES_AT_ONCE && characters < LONGEST_LINE; read++) {
                    Optional<CsvLine> line = table.next();
                    if (line.isEmpty()) {
                        return false;
                    }
                    take(line.get());
                    characters += line.get().characters();
                }
                return true;
            } finally {
                store(); // what was read before a line that stops the import is done too
            }
        } catch (Refused refused) {
            report.stop(refused.refusal());
            return false;
        }
    }

    private void take(CsvLine line) {
        if (report.lines() + waiting.size() == MOST_LINES) {
            throw new Refused(
                    new Refusal.TooMany("Line " + line.number() + " and those after it were not read: an import has at"
                            + " most a million lines. Send them as another table."));
        }
        Optional<ImportOutcome> wrong = malformed(line);
        if (wrong.isPresent()) {
            report.add(line.number(), wrong.get());
            return;
        }
        T said = rows.read(line.cells());
        Optional<ImportOutcome> clash = rows.clash(said);
        if (clash.isPresent()) {
            report.add(line.number(), clash.get());
            return;
        }
        numbers.add(line.number());
        waiting.add(said);
    }

    private void store() {
        if (waiting.isEmpty()) {
            return;
        }
        List<T> lines = List.copyOf(waiting);
        waiting.clear(); // first: what the database refuses is not tried again on the way out
        List<ImportOutcome> outcomes = rows.store(lines);
        for (int i = 0; i < outcomes.size(); i++) {
            report.add(numbers.get(i), outcomes.get(i));
        }
        numbers.clear();
    }

    private Optional<ImportOutcome> malformed(CsvLine line) {
        List<String> cells = line.cells();
        if (cells.size() != rows.width()) {
            return Optional.of(new ImportOutcome.Rejected(
                    "", "The line has %d cells, the header %d.".formatted(cells.size(), rows.width())));
        }
        if (line.characters() > LONGEST_LINE) {
            return Optional.of(
                    new ImportOutcome.Rejected("", "The line has more than %d characters.".formatted(LONGEST_LINE)));
        }
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).length() > LONGEST_CELL) {
                errors.add(wrong(i, "must have at most %d characters".formatted(LONGEST_CELL)));
            } else if (!Folding.isStorable(cells.get(i))) {
                errors.add(wrong(i, "must not hold NUL"));
            }
        }
        return errors.isEmpty() ? Optional.empty() : Optional.of(new ImportOutcome.Rejected(errors));
    }

    private FieldError wrong(int cell, String message) {
        return new FieldError(table.header().get(cell), message);
    }
}
