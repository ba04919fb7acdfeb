package dev.muster.api;

import dev.muster.activity.Scope;
import dev.muster.directory.Directory;
import dev.muster.directory.group.Membership;
import dev.muster.directory.user.Origin;
import dev.muster.directory.user.People;
import dev.muster.directory.user.PeopleQuery;
import dev.muster.directory.user.Person;
import dev.muster.directory.user.Status;
import dev.muster.field.Field;
import dev.muster.field.Fields;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/// `/companies/{company}/target-users`
record TargetUserEndpoint(Fields fields) {

    /// Whoever asks for a thousand very large people gets fewer: many such answers at once would fill the memory.
    static final long MOST_BYTES = 4 << 20;

    Response list(Scope scope, Request request) {
        Page page = Page.of(request);
        PeopleQuery query = new PeopleFilter(request, fields.all(scope)).query();
        People people = new Directory(scope).people();
        List<Person> found = people.page(query, page.after(), page.fetched(), MOST_BYTES);
        boolean more = found.size() == page.fetched()
                || (!found.isEmpty()
                        && !people.page(query, found.getLast().id(), 1).isEmpty());
        return page.answer(found, more, Person::id, words(scope, found)::json);
    }

    Response create(Scope scope, Request request) {
        PersonForm form = PersonForm.creation(Json.read(request));
        Person made = naming(() -> new Directory(scope).people().create(form.values(), Origin.API));
        return Json.response(201, words(scope, List.of(made)).json(made));
    }

    Response get(Scope scope, Request request) {
        Person person = new Directory(scope).people().read(request.pathId("user"));
        return Json.response(200, words(scope, List.of(person)).json(person));
    }

    Response change(Scope scope, Request request) {
        PersonForm form = PersonForm.change(Json.read(request));
        UUID id = request.pathId("user");
        Person changed = naming(() -> new Directory(scope).people().change(id, form.values(), form.status()));
        return Json.response(200, words(scope, List.of(changed)).json(changed));
    }

    Response delete(Scope scope, Request request) {
        new Directory(scope).people().delete(request.pathId("user"));
        return Response.empty(204);
    }

    static Status status(String word, String name) {
        for (Status status : Status.values()) {
            if (status.word().equals(word)) {
                return status;
            }
        }
        throw new Refused(new Refusal.InvalidValue(name, "must be one of: active, inactive, deleted"));
    }

    PersonJson words(Scope scope, List<Person> people) {
        List<String> shown =
                fields.all(scope).stream().filter(Field::active).map(Field::key).toList();
        Map<UUID, List<Membership>> groups = new Directory(scope)
                .targetGroups()
                .memberships(people.stream().map(Person::id).toList());
        return new PersonJson(shown, groups, new Directory(scope).people().locks(people));
    }

    /// The directory names a field by its key; here custom ones stand below `fields`.
    private static Person naming(Supplier<Person> change) {
        try {
            return change.get();
        } catch (Refused refused) {
            if (refused.refusal() instanceof Refusal.InvalidFields(List<Refusal.FieldError> errors)) {
                throw new Refused(new Refusal.InvalidFields(
                        errors.stream().map(TargetUserEndpoint::named).toList()));
            }
            throw refused;
        }
    }

    private static Refusal.FieldError named(Refusal.FieldError error) {
        boolean standard = Field.STANDARD.contains(error.field());
        return standard ? error : new Refusal.FieldError("fields." + error.field(), error.message(), error.position());
    }
}
