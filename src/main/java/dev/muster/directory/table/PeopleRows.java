package dev.muster.directory.table;

import dev.muster.activity.Scope;
import dev.muster.directory.ImportOutcome;
import dev.muster.directory.SeenKeys;
import dev.muster.directory.user.PeopleImport;
import dev.muster.directory.user.PersonFact;
import dev.muster.directory.user.PersonLine;
import dev.muster.field.Field;
import java.util.List;
import java.util.Optional;

/// A table of people, read in.
public record PeopleRows(Scope scope, List<PeopleTable.Column> columns, PeopleImport people, SeenKeys seen)
        implements TableRows<PersonLine> {

    /// @param fields of the company
    /// @throws dev.muster.refusal.Refused naming every column of the header that is wrong
    public static PeopleRows of(List<String> header, List<Field> fields, Scope scope, boolean trial) {
        return new PeopleRows(
                scope, new PeopleTable(fields).of(header), new PeopleImport(scope.asOne(), trial), new SeenKeys());
    }

    private static final Optional<ImportOutcome> TWICE = Optional.of(
            new ImportOutcome.Rejected(Field.EMAIL, "An earlier line of the table tells of the same person."));

    @Override
    public String subjectType() {
        return "user";
    }

    @Override
    public int width() {
        return columns.size();
    }

    @Override
    public PersonLine read(List<String> cells) {
        return PeopleTable.line(columns, cells);
    }

    /// People who share an address come with their ids; then each id may come once, and none of the
    /// address without one.
    @Override
    public Optional<ImportOutcome> clash(PersonLine line) {
        String address = line.emailKey();
        String id = line.facts().getOrDefault(PersonFact.ID, "");
        boolean fresh;
        if (address.isEmpty()) {
            fresh = true; // told as a missing value
        } else if (id.isEmpty()) {
            fresh = !seen.contains("any " + address) && seen.add("alone " + address);
        } else {
            fresh = !seen.contains("alone " + address) && seen.add("id " + id);
            seen.add("any " + address);
        }
        return fresh ? Optional.empty() : TWICE;
    }

    @Override
    public List<ImportOutcome> store(List<PersonLine> lines) {
        return people.batch(lines);
    }
}
