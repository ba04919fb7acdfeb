package dev.muster.directory.table;

import dev.muster.directory.group.TargetGroup;
import dev.muster.directory.user.Person;
import dev.muster.directory.user.PersonFact;
import dev.muster.directory.user.PersonLine;
import dev.muster.field.Field;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The columns of people as a table: the fields in use by their keys, and what else is told of a person. A custom
/// field whose key such a column has already is called `fields.<key>`.
///
/// @param fields of the company, in their order
public record PeopleTable(List<Field> fields) {

    private static final String PREFIX = "fields.";

    public PeopleTable {
        fields = fields.stream().filter(Field::active).toList();
    }

    /// What a column holds.
    sealed interface Column {

        record Value(String key) implements Column {}

        record Fact(PersonFact fact) implements Column {}
    }

    /// The names of all columns.
    public List<String> names() {
        return List.copyOf(all().keySet());
    }

    /// Every column, as an export has them.
    Map<String, Column> all() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put(PersonFact.ID.column(), new Column.Fact(PersonFact.ID));
        fields.forEach(field -> columns.put(name(field), new Column.Value(field.key())));
        for (PersonFact fact : PersonFact.values()) {
            columns.putIfAbsent(fact.column(), new Column.Fact(fact));
        }
        return columns;
    }

    /// The columns of an import by the names in its header, whatever their case.
    ///
    /// @throws dev.muster.refusal.Refused naming every column that is unknown or comes twice, and a missing address
    List<Column> of(List<String> header) {
        Map<String, Column> all = all();
        return Columns.read(header, List.of(Field.EMAIL), name -> column(all, name));
    }

    static List<String> cells(Iterable<Column> columns, Person person, List<TargetGroup.Reference> groups) {
        List<String> cells = new ArrayList<>();
        for (Column column : columns) {
            cells.add(
                    switch (column) {
                        case Column.Value(String key) -> person.text(key).orElse("");
                        case Column.Fact(PersonFact fact) -> fact.text(person, groups);
                    });
        }
        return cells;
    }

    static PersonLine line(List<Column> columns, List<String> cells) {
        Map<String, String> values = new HashMap<>();
        Map<PersonFact, String> facts = new EnumMap<>(PersonFact.class);
        for (int i = 0; i < columns.size(); i++) {
            switch (columns.get(i)) {
                case Column.Value(String key) -> values.put(key, cells.get(i));
                case Column.Fact(PersonFact fact) -> facts.put(fact, cells.get(i));
            }
        }
        return new PersonLine(values, facts);
    }

    private static Optional<Column> column(Map<String, Column> all, String name) {
        return all.entrySet().stream()
                .filter(column -> column.getKey().equalsIgnoreCase(name)
                        || (isCustom(column.getValue()) && (PREFIX + column.getKey()).equalsIgnoreCase(name)))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean isCustom(Column column) {
        return column instanceof Column.Value(String key) && !Field.STANDARD.contains(key);
    }

    private static String name(Field field) {
        return PersonFact.of(field.key()).isPresent() ? PREFIX + field.key() : field.key();
    }
}
