package dev.muster.api;

import dev.muster.csv.CsvLine;
import dev.muster.csv.CsvTable;
import dev.muster.directory.Attempt;
import dev.muster.directory.ImportOutcome;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.Folding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// One import, from the first line of the body to the last, in transactions of a few lines each; no more than
/// those are in memory. When it stops in the middle, the lines before stand, and the answer counts them.
///
/// @param <T> what a line says
final class ImportRun<T> {

    private static final long BODY_LIMIT = 512L * 1024 * 1024;
    private static final int MOST_LINES = 1_000_000;
    private static final int LONGEST_CELL = 64 * 1024;
    private static final String TYPE = "text/csv";

    private final Rows<T> rows;
    private final ImportReport report;
    private final List<Long> numbers = new ArrayList<>();
    private final List<T> waiting = new ArrayList<>();

    private ImportRun(Rows<T> rows, boolean trial) {
        this.rows = rows;
        this.report = new ImportReport(trial);
    }

    /// What an import does with its lines.
    interface Rows<T> {

        /// How many cells a line has.
        int width();

        T read(List<String> cells);

        /// Why the line cannot be taken beside those before it, if so; a line that can is remembered.
        Optional<ImportOutcome> clash(T line);

        List<ImportOutcome> store(List<T> lines);
    }

    /// Whether the request asks for the outcomes only.
    static boolean isTrial(Request request) {
        return switch (request.parameter("dryRun").orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Refused(new Refusal.InvalidValue("dryRun", "must be one of: true, false"));
        };
    }

    /// @param rows made from the header
    static <T> Response answer(Request request, Function<List<String>, Rows<T>> rows) {
        requireCsv(request.header("Content-Type").orElse(TYPE));
        boolean trial = isTrial(request);
        try (InputStream body = request.flow(BODY_LIMIT)) {
            CsvTable table = CsvTable.read(body);
            return new ImportRun<>(rows.apply(table.header()), trial).run(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Response run(CsvTable table) {
        try {
            try {
                for (Optional<CsvLine> line = table.next(); line.isPresent(); line = table.next()) {
                    take(line.get());
                }
            } finally {
                store(); // what was read before a line that stops the import is done too
            }
            return report.answer();
        } catch (Refused refused) {
            return report.stopped(refused.refusal());
        }
    }

    private void take(CsvLine line) {
        if (report.lines() + waiting.size() == MOST_LINES) {
            throw new Refused(
                    new Refusal.TooMany("Line " + line.number() + " and those after it were not read: an import has at"
                            + " most a million lines. Send them as another table."));
        }
        Optional<ImportOutcome> wrong = malformed(line.cells());
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
        if (waiting.size() == Attempt.LINES_AT_ONCE) {
            store();
        }
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

    private Optional<ImportOutcome> malformed(List<String> cells) {
        if (cells.size() != rows.width()) {
            return Optional.of(new ImportOutcome.Rejected(
                    "", "The line has %d cells, the header %d.".formatted(cells.size(), rows.width())));
        }
        for (String cell : cells) {
            if (cell.length() > LONGEST_CELL || !Folding.isStorable(cell)) {
                return Optional.of(new ImportOutcome.Rejected(
                        "", "A cell has more than %d characters, or holds NUL.".formatted(LONGEST_CELL)));
            }
        }
        return Optional.empty();
    }

    private static void requireCsv(String contentType) {
        String type = contentType.replace("\"", "").replace(" ", "").toLowerCase(Locale.ROOT);
        boolean known = type.startsWith(TYPE + ";") || type.equals(TYPE);
        boolean otherText = type.contains("charset=") && !type.matches(".*charset=utf-?8(;.*)?");
        if (!known || otherText) {
            throw new Refused(new Refusal.UnsupportedMediaType("Send the table as text/csv in UTF-8."));
        }
    }
}
