package dev.muster.console.people;

import dev.muster.activity.EventPage;
import dev.muster.activity.Feed;
import dev.muster.console.Console;
import dev.muster.console.FilledForm;
import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.console.Visit;
import dev.muster.directory.Directory;
import dev.muster.directory.Lock;
import dev.muster.directory.group.GroupWalk;
import dev.muster.directory.group.Membership;
import dev.muster.directory.group.TargetGroup;
import dev.muster.directory.user.Person;
import dev.muster.directory.user.Status;
import dev.muster.field.Field;
import dev.muster.field.Fields;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.setting.Settings;
import dev.muster.traffic.LoggedRequest;
import dev.muster.traffic.RequestQuery;
import dev.muster.traffic.Requests;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One person: the page, its form, groups given by hand, and the end.
public record PersonPages(Console console, Fields fields, Settings settings) {

    private static final String STATUS = "status";
    private static final String ERASE = "erase";
    private static final String SURE = "sure";
    private static final String FIND = "find";
    private static final int REQUESTS = 8;
    private static final int OFFERED = 8;
    private static final UUID NEWEST = new UUID(-1, -1);

    public Response show(Visit visit, Request request) {
        return console.show(console.page(request, visit).at(Place.PEOPLE), page(visit, request));
    }

    private PersonPage page(Visit visit, Request request) {
        Directory directory = new Directory(visit.scope());
        Person person = directory.people().read(request.pathId("user"));
        List<Field> all = fields.all(visit.scope());
        Map<UUID, String> names = settings.names(visit.scope());
        List<Membership> memberships =
                directory.targetGroups().memberships(List.of(person.id())).getOrDefault(person.id(), List.of());
        String search = request.parameter(FIND).orElse("").strip();
        return new PersonPage(
                person,
                inUse(all),
                directory.explanations().of(person.id()),
                memberships,
                locks(directory, person),
                names,
                timeline(visit, request, person, all),
                requests(visit, person, names),
                search,
                person.status() == Status.DELETED ? List.of() : offered(directory, search, memberships));
    }

    private static Timeline timeline(Visit visit, Request request, Person person, List<Field> all) {
        Timeline.Start start = Timeline.Start.of(request);
        EventPage page = new Feed(visit.scope()).of(person.id(), start.at(), start.id(), Timeline.AT_ONCE);
        return new Timeline(page.events(), all, start.isNow(), page.hasMore());
    }

    private static List<LoggedRequest> requests(Visit visit, Person person, Map<UUID, String> names) {
        @Nullable UUID setting = person.settingId();
        return setting == null || !names.containsKey(setting)
                ? List.of()
                : Requests.page(
                        visit.scope(), setting, new RequestQuery(null, null, null, person.id()), NEWEST, REQUESTS);
    }

    /// Groups of that name that a hand may put somebody into.
    private static List<TargetGroup> offered(Directory directory, String search, List<Membership> memberships) {
        if (search.isEmpty()) {
            return List.of();
        }
        List<UUID> already =
                memberships.stream().map(member -> member.group().id()).toList();
        return directory
                .targetGroups()
                .walk(new GroupWalk(search, TargetGroup.Origin.MANUAL, null, false, OFFERED + already.size()))
                .groups()
                .stream()
                .filter(group -> !already.contains(group.id()))
                .limit(OFFERED)
                .toList();
    }

    public Response form(Visit visit, Request request) {
        Page page = console.page(request, visit).at(Place.PEOPLE);
        Directory directory = new Directory(visit.scope());
        Person person = directory.people().read(request.pathId("user"));
        Map<String, String> values = new HashMap<>();
        person.values().forEach((key, value) -> values.put(key, value.asString()));
        values.put(STATUS, person.status().word());
        return console.show(
                page,
                new EditPerson(
                        person,
                        FilledForm.fresh(page, values),
                        inUse(fields.all(visit.scope())),
                        locks(directory, person)));
    }

    public Response change(Visit visit, Request request) {
        Page page = console.page(request, visit).at(Place.PEOPLE);
        Directory directory = new Directory(visit.scope());
        Person person = directory.people().read(request.pathId("user"));
        FilledForm form = FilledForm.sent(page, request);
        EditPerson view = new EditPerson(person, form, inUse(fields.all(visit.scope())), locks(directory, person));
        List<Field> open = view.fields().stream()
                .filter(field -> view.lock(field).isEmpty())
                .toList();
        Map<String, JsonNode> changes = FieldInputs.changed(page, form, open, person.values());
        @Nullable
        Person changed = form.isWrong()
                ? null
                : form.attempt(() -> directory.people().change(person.id(), changes, status(form, person)));
        return changed == null
                ? console.show(422, page, view)
                : console.done(address(page, person.id()), "person-saved");
    }

    /// The status that is to be; null when it is not to change.
    private static @Nullable Status status(FilledForm form, Person person) {
        String word = form.typed(STATUS);
        for (Status status : List.of(Status.ACTIVE, Status.INACTIVE)) {
            if (status.word().equals(word) && status != person.status()) {
                return status;
            }
        }
        return null;
    }

    /// A button of the page posts it; who comes too late is told by the next page.
    public Response join(Visit visit, Request request) {
        Page page = console.page(request, visit);
        UUID person = request.pathId("user");
        UUID group = id(FilledForm.sent(page, request).typed("group"));
        new Directory(visit.scope()).targetGroups().addByHand(group, List.of(person));
        return console.done(address(page, person) + "#groups", "person-joined");
    }

    public Response leave(Visit visit, Request request) {
        UUID person = request.pathId("user");
        new Directory(visit.scope()).targetGroups().removeByHand(request.pathId("group"), person);
        return console.done(address(console.page(request, visit), person) + "#groups", "person-left");
    }

    public Response ask(Visit visit, Request request) {
        Page page = console.page(request, visit).at(Place.PEOPLE);
        return console.show(page, asking(visit, request, FilledForm.fresh(page, Map.of())));
    }

    private static DeletePerson asking(Visit visit, Request request, FilledForm form) {
        Directory directory = new Directory(visit.scope());
        Person person = directory.people().read(request.pathId("user"));
        return new DeletePerson(person, form, locks(directory, person));
    }

    public Response delete(Visit visit, Request request) {
        Page page = console.page(request, visit).at(Place.PEOPLE);
        FilledForm form = FilledForm.sent(page, request);
        DeletePerson view = asking(visit, request, form);
        boolean erase = view.isDeleted() || form.typed("how").equals(ERASE);
        if (erase && !form.isTicked(SURE)) {
            form.wrong(SURE, page.text("person.erase.unsure"));
            return console.show(422, page, view);
        }
        UUID id = view.person().id();
        @Nullable
        UUID gone = form.attempt(() -> visit.scope().together(joined -> {
            new Directory(joined).people().delete(id);
            if (erase && !view.isDeleted()) {
                new Directory(joined).people().delete(id);
            }
            return id;
        }));
        if (gone == null) {
            return console.show(422, page, view);
        }
        return erase
                ? console.done(page.address(Place.PEOPLE), "person-erased")
                : console.done(address(page, id), "person-deleted");
    }

    private static List<Lock> locks(Directory directory, Person person) {
        return directory.people().locks(List.of(person)).getOrDefault(person.id(), List.of());
    }

    private static String address(Page page, UUID person) {
        return page.address(Place.PEOPLE) + "/" + person;
    }

    private static List<Field> inUse(List<Field> all) {
        return all.stream().filter(Field::active).toList();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refused(new Refusal.NotFound("target group"));
        }
    }
}
