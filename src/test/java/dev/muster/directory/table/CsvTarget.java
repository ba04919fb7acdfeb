package dev.muster.directory.table;

import dev.muster.activity.Scope;
import dev.muster.csv.CsvLine;
import dev.muster.csv.CsvOutput;
import dev.muster.csv.CsvTable;
import dev.muster.directory.ImportOutcome;
import dev.muster.directory.group.MembershipFact;
import dev.muster.directory.group.MembershipLine;
import dev.muster.directory.user.PersonLine;
import dev.muster.field.Field;
import dev.muster.field.FieldType;
import dev.muster.fuzz.Fuzzed;
import dev.muster.fuzz.Invariant;
import dev.muster.refusal.Refused;
import dev.muster.schema.Folding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/// A table that is brought in: what is read of it is the same when it was written out and is read again, and an
/// import counts each of its lines once. The input is the table.
public final class CsvTarget implements Fuzzed {

    private static final PeopleTable PEOPLE =
            new PeopleTable(List.of(field(Field.EMAIL, true), field("firstName", true), field("status", false)));

    private static Field field(String key, boolean standard) {
        return new Field(new UUID(1, key.hashCode()), key, key, FieldType.TEXT, standard, false, true, 0);
    }

    @Override
    public void read(byte[] input) {
        CsvTable table = table(input);
        List<CsvLine> lines = lines(table);
        checkNumbers(lines);
        Invariant.same(told(lines), told(lines(table(written(lines)))));
        imported(input, lines.size());
        people(table.header(), lines);
        groups(table.header(), lines);
    }

    private static CsvTable table(byte[] text) {
        return CsvTable.read(new ByteArrayInputStream(text));
    }

    /// As far as they can be read.
    private static List<CsvLine> lines(CsvTable table) {
        List<CsvLine> lines = new ArrayList<>();
        try {
            for (Optional<CsvLine> line = table.next(); line.isPresent(); line = table.next()) {
                lines.add(line.get());
            }
        } catch (Refused refused) {
            // the lines before stand
        }
        return lines;
    }

    private static void checkNumbers(List<CsvLine> lines) {
        long last = 1;
        for (CsvLine line : lines) {
            Invariant.holds(line.number() > last, "lines stand in their order, below the header");
            last = line.number();
        }
    }

    /// A line of one empty cell is no line when it is written.
    private static List<List<String>> told(List<CsvLine> lines) {
        return lines.stream()
                .map(CsvLine::cells)
                .filter(cells -> !cells.equals(List.of("")))
                .toList();
    }

    private static byte[] written(List<CsvLine> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CsvOutput out = new CsvOutput(bytes);
            out.line(List.of("a header"));
            told(lines).forEach(out::line);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void imported(byte[] input, int lines) {
        CsvTable table = table(input);
        ImportReport report = new TableImport<>(new Nowhere(table.header().size()), table, true).run();
        Invariant.same((long) lines, report.lines());
    }

    private static void people(List<String> header, List<CsvLine> lines) {
        try {
            List<PeopleTable.Column> columns = PEOPLE.of(header);
            for (CsvLine line : lines) {
                if (line.cells().size() == columns.size()) {
                    person(PeopleTable.line(columns, line.cells()), columns.size());
                }
            }
        } catch (Refused refused) {
            // another kind of table
        }
    }

    private static void person(PersonLine line, int width) {
        Invariant.same(width, line.values().size() + line.facts().size());
        Invariant.same(Folding.fold(line.values().getOrDefault(Field.EMAIL, "")), line.emailKey());
    }

    private static void groups(List<String> header, List<CsvLine> lines) {
        List<MembershipFact> columns = GroupTable.of(header);
        for (CsvLine line : lines) {
            if (line.cells().size() == columns.size()) {
                MembershipLine told = GroupTable.line(columns, line.cells());
                Invariant.same(columns.size(), told.facts().size());
            }
        }
    }

    /// Where a trial run brings its lines.
    private record Nowhere(int width) implements TableRows<List<String>> {

        @Override
        public Scope scope() {
            throw new AssertionError("a trial run tells nobody");
        }

        @Override
        public String subjectType() {
            return "user";
        }

        @Override
        public List<String> read(List<String> cells) {
            return cells;
        }

        @Override
        public Optional<ImportOutcome> clash(List<String> line) {
            return Optional.empty();
        }

        @Override
        public List<ImportOutcome> store(List<List<String>> lines) {
            return IntStream.range(0, lines.size())
                    .<ImportOutcome>mapToObj(line -> new ImportOutcome.Created())
                    .toList();
        }
    }
}
