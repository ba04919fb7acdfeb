package dev.muster.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Reads a table line by line (RFC 4180): UTF-8 with or without byte order mark, CRLF or LF, and commas,
/// semicolons or tabs, whichever the header has most of.
public final class CsvTable {

    private static final int LONGEST_HEADER = 64 * 1024;
    private static final int LONGEST_LINE = 4 * 1024 * 1024;
    private static final int LONGEST_CELL = 1024 * 1024;
    private static final char MARK = '\uFEFF';

    private final Iterator<CsvRecord> records;
    private final List<String> header;
    private long line;

    private CsvTable(Iterator<CsvRecord> records) {
        this.records = records;
        this.header = fetched()
                .map(record -> record.getFields().stream().map(String::strip).toList())
                .orElseThrow(() -> bad("The table is empty; its first line names the columns."));
    }

    /// Reads the header.
    ///
    /// @throws Refused with InvalidSyntax when there is none, or the text is no UTF-8
    public static CsvTable read(InputStream bytes) {
        BufferedReader text = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()));
        try {
            char delimiter = delimiter(text);
            return new CsvTable(CsvReader.builder()
                    .fieldSeparator(delimiter)
                    .commentStrategy(CommentStrategy.NONE)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .maxBufferSize(LONGEST_LINE)
                    .build(
                            CsvRecordHandler.builder()
                                    .maxFieldSize(LONGEST_CELL)
                                    .maxRecordSize(LONGEST_LINE)
                                    .build(),
                            text)
                    .iterator());
        } catch (IOException e) {
            throw noText(0);
        }
    }

    /// The names of the columns, without blanks around them.
    public List<String> header() {
        return header;
    }

    /// The next line that is not empty; nothing at the end.
    ///
    /// @throws Refused with InvalidSyntax when the rest cannot be read
    public Optional<CsvLine> next() {
        return fetched()
                .map(record -> new CsvLine(
                        record.getStartingLineNumber(),
                        record.getFields().stream().map(Apostrophe::removed).toList()));
    }

    private Optional<CsvRecord> fetched() {
        try {
            if (!records.hasNext()) {
                return Optional.empty();
            }
            CsvRecord next = records.next();
            line = next.getStartingLineNumber();
            return Optional.of(next);
        } catch (UncheckedIOException e) {
            throw noText(line);
        } catch (CsvParseException e) {
            if (e.getCause() instanceof IOException) {
                throw noText(line);
            }
            throw bad("After line " + line
                    + " the table cannot be read: a quoted cell is not closed or goes on behind its"
                    + " closing quote, or a line is longer than a table's.");
        }
    }

    /// Looks ahead over the header. A delimiter within quotes is none.
    private static char delimiter(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != MARK) {
            text.reset();
        }
        text.mark(LONGEST_HEADER + 1);
        int[] counts = new int[128];
        boolean quoted = false;
        int read = 0;
        for (int c = text.read(); c >= 0 && (quoted || c != '\n') && read < LONGEST_HEADER; c = text.read()) {
            read++;
            quoted ^= c == '"';
            if (!quoted && c < counts.length) {
                counts[c]++;
            }
        }
        text.reset();
        char most = counts[';'] > counts[','] ? ';' : ',';
        return counts['\t'] > counts[most] ? '\t' : most;
    }

    private static Refused noText(long line) {
        return bad("After line " + line + " the table is not UTF-8. Save it as CSV in UTF-8 and send it again.");
    }

    private static Refused bad(String message) {
        return new Refused(new Refusal.InvalidSyntax(message));
    }
}
