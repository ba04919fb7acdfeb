package dev.muster.console.setting.log;

import dev.muster.console.Console;
import dev.muster.console.FilledForm;
import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.console.Visit;
import dev.muster.console.setting.Picked;
import dev.muster.directory.Directory;
import dev.muster.directory.user.People;
import dev.muster.directory.user.PeopleQuery;
import dev.muster.directory.user.Person;
import dev.muster.field.Field;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.schema.Folding;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.Settings;
import dev.muster.traffic.LoggedRequest;
import dev.muster.traffic.RequestQuery;
import dev.muster.traffic.Requests;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// The log of a setting's requests, the newest first, by their outcome and by the person they are about.
public record LogPages(Console console, Settings settings) {

    private static final int AT_ONCE = 25;
    private static final UUID START = new UUID(0, 0);
    private static final UUID NEWEST = new UUID(-1, -1);
    private static final String WHO = "who";

    public Response list(Visit visit, Request request) {
        Page page = page(visit, request);
        ScimSetting setting = setting(visit, request);
        Outcome outcome = Outcome.of(request.parameter("outcome").orElse(""));
        String who = request.parameter(WHO).orElse("").strip();
        FilledForm form = FilledForm.fresh(page, Map.of(WHO, who));
        Optional<Person> person = who.isEmpty() ? byId(visit, request) : byAddress(visit, who);
        if (!who.isEmpty() && person.isEmpty()) {
            form.wrong(WHO, page.text("log.who.unknown"));
            return console.show(
                    422, page, new LogView(setting, List.of(), outcome, person.orElse(null), form, true, false));
        }
        RequestQuery query = new RequestQuery(
                outcome.statusClass(), null, null, person.map(Person::id).orElse(null));
        UUID before = Picked.id(request, "before").orElse(NEWEST);
        List<LoggedRequest> found = Requests.page(visit.scope(), setting.id(), query, before, AT_ONCE + 1);
        List<LoggedRequest> shown = found.subList(0, Math.min(AT_ONCE, found.size()));
        return console.show(
                page,
                new LogView(
                        setting,
                        shown,
                        outcome,
                        person.orElse(null),
                        form,
                        before.equals(NEWEST),
                        found.size() > AT_ONCE));
    }

    public Response entry(Visit visit, Request request) {
        ScimSetting setting = setting(visit, request);
        Requests.Told told = Requests.read(visit.scope(), setting.id(), request.pathId("request"));
        List<UUID> people = told.changes().stream()
                .filter(change -> change.subjectType().equals("user"))
                .map(Requests.Changed::subject)
                .distinct()
                .toList();
        Map<UUID, Person> known = new LinkedHashMap<>();
        people(visit).read(people).forEach(person -> known.put(person.id(), person));
        return console.show(page(visit, request), new EntryView(setting, told, known));
    }

    private static Optional<Person> byId(Visit visit, Request request) {
        return Picked.id(request, "person")
                .flatMap(id -> people(visit).read(List.of(id)).stream().findFirst());
    }

    /// By the whole address, or by a part of name or address that only one person has.
    private static Optional<Person> byAddress(Visit visit, String text) {
        if (!Folding.isStorable(text)) {
            return Optional.empty();
        }
        List<Person> found = people(visit).page(new PeopleQuery(text, null, null, null, Map.of()), START, AT_ONCE);
        Map<Boolean, List<Person>> exact = found.stream()
                .collect(Collectors.partitioningBy(
                        person -> person.text(Field.EMAIL).orElse("").equalsIgnoreCase(text)));
        List<Person> meant =
                exact.getOrDefault(true, List.of()).isEmpty() ? found : exact.getOrDefault(true, List.of());
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    private static People people(Visit visit) {
        return new Directory(visit.scope()).people();
    }

    private ScimSetting setting(Visit visit, Request request) {
        return settings.read(visit.scope(), request.pathId("setting")).setting();
    }

    private Page page(Visit visit, Request request) {
        return console.page(request, visit).at(Place.SCIM_SETTINGS);
    }
}
