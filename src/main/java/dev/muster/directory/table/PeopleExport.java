package dev.muster.directory.table;

import dev.muster.activity.Audited;
import dev.muster.activity.Scope;
import dev.muster.csv.CsvOutput;
import dev.muster.directory.Directory;
import dev.muster.directory.group.TargetGroup;
import dev.muster.directory.user.PeopleQuery;
import dev.muster.directory.user.Person;
import dev.muster.field.Field;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// People written out as a table, page by page in the order of their ids: who changes meanwhile may be told as
/// before or as after.
///
/// @param first read before the writing begins, so that a trouble of the database is still an answer of its own
public record PeopleExport(Scope scope, List<Field> fields, PeopleQuery query, List<Person> first) {

    private static final int AT_ONCE = 500;
    private static final long BYTES_AT_ONCE = 4 << 20;
    private static final UUID START = new UUID(0, 0);

    /// @param fields of the company, in their order
    public static PeopleExport of(Scope scope, List<Field> fields, PeopleQuery query) {
        PeopleExport export = new PeopleExport(scope, fields, query, page(scope, query, START));
        scope.note(Audited.export("user"));
        return export;
    }

    public void write(OutputStream stream) throws IOException {
        CsvOutput out = new CsvOutput(stream);
        Map<String, PeopleTable.Column> columns = new PeopleTable(fields).all();
        out.line(List.copyOf(columns.keySet()));
        List<Person> people = first;
        while (!people.isEmpty()) {
            Map<UUID, List<TargetGroup.Reference>> groups = new Directory(scope)
                    .targetGroups()
                    .groupsOf(people.stream().map(Person::id).toList());
            for (Person person : people) {
                out.line(PeopleTable.cells(columns.values(), person, groups.getOrDefault(person.id(), List.of())));
            }
            people = page(scope, query, people.getLast().id());
        }
        out.flush();
    }

    private static List<Person> page(Scope scope, PeopleQuery query, UUID after) {
        return new Directory(scope).people().page(query, after, AT_ONCE, BYTES_AT_ONCE);
    }
}
