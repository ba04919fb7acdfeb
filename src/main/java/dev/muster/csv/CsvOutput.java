package dev.muster.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes a table: commas, CRLF, UTF-8, quotes where they are needed (RFC 4180), and no cell that a spreadsheet
/// would compute.
public final class CsvOutput {

    private final CsvWriter writer;

    public CsvOutput(OutputStream out) {
        this.writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out, StandardCharsets.UTF_8);
    }

    public void line(List<String> cells) {
        writer.writeRecord(cells.stream().map(Apostrophe::added).toList());
    }

    public void flush() throws IOException {
        writer.flush();
    }
}
