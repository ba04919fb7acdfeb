package dev.muster.console.people;

import dev.muster.console.Console;
import dev.muster.console.FilledForm;
import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.console.Visit;
import dev.muster.directory.Directory;
import dev.muster.directory.group.TargetGroup;
import dev.muster.directory.table.PeopleExport;
import dev.muster.directory.user.Origin;
import dev.muster.directory.user.PeopleOrder;
import dev.muster.directory.user.PeoplePage;
import dev.muster.directory.user.PeopleQuery;
import dev.muster.directory.user.PeopleWalk;
import dev.muster.directory.user.Person;
import dev.muster.directory.user.Status;
import dev.muster.field.Field;
import dev.muster.field.Fields;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.setting.Settings;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The table of a company's people, and adding one by hand.
public record PeoplePages(Console console, Fields fields, Settings settings) {

    private static final int AT_ONCE = 50;

    public Response list(Visit visit, Request request) {
        Page page = console.page(request, visit).at(Place.PEOPLE);
        List<Field> all = fields.all(visit.scope());
        PeopleSearch search = PeopleSearch.of(request, all);
        PeopleColumns columns = PeopleColumns.of(page, request, all);
        Response response = console.show(page, list(visit, search, columns, all));
        return PeopleColumns.isChosen(request) ? response.with(columns.cookie(console.isSecure())) : response;
    }

    private PeopleList list(Visit visit, PeopleSearch search, PeopleColumns columns, List<Field> all) {
        Directory directory = new Directory(visit.scope());
        PeopleQuery query = search.query();
        PeoplePage people = directory.people().walk(query, search.walk(AT_ONCE));
        return new PeopleList(
                search,
                columns,
                people,
                people.people().isEmpty() && !search.isNarrowed() && isAnybodyDeleted(directory),
                directory.people().count(query),
                all.stream().filter(Field::active).toList(),
                settings.names(visit.scope()),
                group(directory, search.group()),
                columns.isShown(PeopleColumns.GROUPS) ? groups(directory, people) : Map.of());
    }

    /// Where nobody else is left they would not be found.
    private static boolean isAnybodyDeleted(Directory directory) {
        PeopleQuery deleted = new PeopleQuery(null, Status.DELETED, null, null, Map.of());
        return !directory
                .people()
                .walk(deleted, new PeopleWalk(PeopleOrder.NAME, null, false, 1))
                .people()
                .isEmpty();
    }

    private static Map<UUID, List<TargetGroup.Reference>> groups(Directory directory, PeoplePage people) {
        return directory
                .targetGroups()
                .groupsOf(people.people().stream().map(Person::id).toList());
    }

    /// Nothing for a group that is gone: nobody is in it.
    private static TargetGroup.@Nullable Reference group(Directory directory, @Nullable UUID id) {
        return id == null ? null : directory.targetGroups().reference(id).orElse(null);
    }

    /// All who fit, in every column, on whatever page one was.
    public Response export(Visit visit, Request request) {
        List<Field> all = fields.all(visit.scope());
        PeopleExport export = PeopleExport.of(
                visit.scope(), all, PeopleSearch.of(request, all).query());
        return Response.streamed("text/csv; charset=utf-8", export::write)
                .with("Content-Disposition", "attachment; filename=\"target-users.csv\"");
    }

    public Response form(Visit visit, Request request) {
        Page page = console.page(request, visit).at(Place.PEOPLE);
        return console.show(page, new NewPerson(FilledForm.fresh(page, Map.of()), inUse(visit)));
    }

    public Response create(Visit visit, Request request) {
        Page page = console.page(request, visit).at(Place.PEOPLE);
        FilledForm form = FilledForm.sent(page, request);
        List<Field> shown = inUse(visit);
        Map<String, JsonNode> values = FieldInputs.given(page, form, shown);
        @Nullable
        Person made = form.isWrong()
                ? null
                : form.attempt(() -> new Directory(visit.scope()).people().create(values, Origin.API));
        return made == null
                ? console.show(422, page, new NewPerson(form, shown))
                : console.done(page.address(Place.PEOPLE) + "/" + made.id(), "person-created");
    }

    private List<Field> inUse(Visit visit) {
        return fields.all(visit.scope()).stream().filter(Field::active).toList();
    }
}
