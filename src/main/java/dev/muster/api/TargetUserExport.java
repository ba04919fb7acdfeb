package dev.muster.api;

import dev.muster.activity.Audited;
import dev.muster.activity.Scope;
import dev.muster.csv.CsvOutput;
import dev.muster.directory.Directory;
import dev.muster.directory.group.TargetGroup;
import dev.muster.directory.user.PeopleQuery;
import dev.muster.directory.user.Person;
import dev.muster.field.Field;
import dev.muster.field.Fields;
import dev.muster.http.Request;
import dev.muster.http.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// `/companies/{company}/target-users/export`, page by page as the list has them: who changes meanwhile may be told
/// as before or as after.
record TargetUserExport(Fields fields) {

    static final String TYPE = "text/csv; charset=utf-8";

    private static final int AT_ONCE = 500;
    private static final long BYTES_AT_ONCE = 4 << 20;
    private static final UUID START = new UUID(0, 0);

    Response get(Scope scope, Request request) {
        List<Field> all = fields.all(scope);
        PeopleQuery query = new PeopleFilter(request, all).query();
        // Read before the answer begins, so that a trouble of the database is still an answer of its own.
        List<Person> first = page(scope, query, START);
        scope.note(Audited.export("user"));
        return Response.streamed(
                        TYPE, out -> write(new CsvOutput(out), new PeopleTable(all).all(), scope, query, first))
                .with("Content-Disposition", "attachment; filename=\"target-users.csv\"");
    }

    private static void write(
            CsvOutput out, Map<String, PeopleTable.Column> columns, Scope scope, PeopleQuery query, List<Person> first)
            throws IOException {
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
