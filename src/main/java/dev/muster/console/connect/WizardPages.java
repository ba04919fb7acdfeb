package dev.muster.console.connect;

import dev.muster.activity.Scope;
import dev.muster.console.Console;
import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.console.Visit;
import dev.muster.directory.Directory;
import dev.muster.directory.connection.Connections;
import dev.muster.directory.connection.WantedSetting;
import dev.muster.directory.group.TargetGroup;
import dev.muster.directory.user.SentPaths;
import dev.muster.field.Field;
import dev.muster.field.Fields;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refusal.FieldError;
import dev.muster.refusal.Refused;
import dev.muster.setting.MappingPaths;
import dev.muster.setting.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The wizard for a new SCIM setting: two pages, each at an address of its own that holds all that was typed.
/// Nothing is written before the last button.
public record WizardPages(Console console, Fields fields, Connections connections) {

    static final int LARGEST = 1 << 20;

    private static final String CHECKED = "checked";
    private static final String ADD = "add";
    private static final String REMOVE = "remove";
    private static final int FOUND_AT_ONCE = 50;

    public Response providerStep(Visit visit, Request request) {
        Page page = page(visit, request);
        boolean removes = request.parameter(REMOVE).isPresent();
        boolean adds = request.parameter(ADD).isPresent();
        Draft draft = Draft.of(page, removes ? without(request.query(), request.parameter(REMOVE)) : request.query());
        if (request.parameter(CHECKED).isPresent()) {
            check(visit.scope(), page, draft);
        }
        int shown = adds || draft.rows() == 0 ? Math.min(draft.rows() + 1, Draft.MOST_ROWS) : draft.rows();
        int focused = adds ? shown - 1 : removes ? -2 : -1;
        List<Field> active =
                fields.all(visit.scope()).stream().filter(Field::active).toList();
        ProviderStep step = new ProviderStep(
                address(page), draft, shown, focused, active, SentPaths.of(visit.scope()), MappingPaths.known());
        return console.show(draft.form().isWrong() ? 422 : 200, page, step);
    }

    /// The first page must be right before the second is shown.
    public Response groupStep(Visit visit, Request request) {
        Page page = page(visit, request);
        Draft draft = Draft.of(page, request.query());
        check(visit.scope(), page, draft);
        return draft.form().isWrong()
                ? Response.seeOther(address(page) + "?" + draft.query() + "&" + CHECKED + "=1")
                : console.show(page, step(visit.scope(), page, draft, request.query()));
    }

    public Response groupFinder(Visit visit, Request request) {
        Page page = page(visit, request);
        Draft draft = Draft.of(page, request.query());
        String asked = draft.form().typed(Draft.GROUP).strip();
        List<TargetGroup.Reference> found =
                new Directory(visit.scope()).targetGroups().search(asked, FOUND_AT_ONCE + 1);
        List<GroupFinder.Found> shown = found.stream()
                .limit(FOUND_AT_ONCE)
                .map(group -> new GroupFinder.Found(group.name(), choosing(page, request.query(), group.name())))
                .toList();
        return console.show(page, new GroupFinder(address(page), draft, asked, shown, found.size() > FOUND_AT_ONCE));
    }

    /// Leads from the second page to another one with all that was typed: its form is sent by POST, because it
    /// carries the token of the session, and that belongs in no address.
    public Response leave(Visit visit, Request request) {
        Page page = page(visit, request);
        Map<String, List<String>> sent = request.form(LARGEST);
        Draft draft = Draft.of(page, sent);
        String to = sent.getOrDefault("to", List.of("")).getLast();
        return Response.seeOther(
                address(page) + (to.equals("target-groups") ? "/target-groups" : "") + "?" + draft.query());
    }

    public Response sample(Visit visit, Request request) {
        Page page = page(visit, request);
        Map<String, List<String>> sent = request.form(LARGEST);
        return console.show(page, step(visit.scope(), page, Draft.of(page, sent), sent));
    }

    /// Makes the setting, and shows its token: the only page that ever does.
    public Response save(Visit visit, Request request) {
        Page page = page(visit, request);
        Map<String, List<String>> sent = request.form(LARGEST);
        Draft draft = Draft.of(page, sent);
        WantedSetting wanted = reading(visit.scope(), page, draft).whole();
        Settings.@Nullable Created created = draft.form().isWrong()
                ? null
                : draft.form().attempt(() -> worded(page, () -> connections.create(visit.scope(), wanted)));
        if (created != null) {
            return console.show(page, Connected.first(console, created));
        }
        if (draft.form().isWrong(Draft.ID)) {
            return Response.seeOther(Connected.address(page, wanted.id()));
        }
        return draft.isWrongBefore()
                ? Response.seeOther(address(page) + "?" + draft.query() + "&" + CHECKED + "=1")
                : console.show(422, page, step(visit.scope(), page, draft, sent));
    }

    private void check(Scope scope, Page page, Draft draft) {
        WantedSetting wanted = reading(scope, page, draft).pageOne();
        if (!draft.form().isWrong()) {
            draft.form()
                    .attempt(() -> worded(page, () -> {
                        connections.check(scope, wanted);
                        return wanted;
                    }));
        }
    }

    /// What is wrong with a path is told by who reads paths, and here made a sentence.
    private static <T> T worded(Page page, Supplier<T> work) {
        try {
            return work.get();
        } catch (Refused refused) {
            if (refused.refusal() instanceof Refusal.InvalidFields bad) {
                throw new Refused(new Refusal.InvalidFields(
                        bad.errors().stream().map(error -> worded(page, error)).toList()));
            }
            throw refused;
        }
    }

    private static FieldError worded(Page page, FieldError error) {
        if (!error.field().endsWith(".attribute")) {
            return error;
        }
        String words = error.position() > 0
                ? page.text("wizard.path.unreadable", error.position() + 1, page.said(error.message()))
                : page.text("wizard.path.unfit", page.said(error.message()));
        return new FieldError(error.field(), words); // which says the position already
    }

    private GroupStep step(Scope scope, Page page, Draft draft, Map<String, List<String>> sent) {
        List<Field> all = fields.all(scope);
        List<String> groups = new Directory(scope)
                .targetGroups().search(draft.form().typed(Draft.GROUP).strip(), FOUND_AT_ONCE).stream()
                        .map(TargetGroup.Reference::name)
                        .toList();
        @Nullable UUID id = draft.id();
        ExamplePerson example = new SampleReading(page, connections, scope).of(draft, sent);
        return new GroupStep(
                address(page),
                id == null ? scope.ids().next() : id,
                draft,
                Choices.of(page, draft, all),
                groups,
                example);
    }

    private static DraftReading reading(Scope scope, Page page, Draft draft) {
        return new DraftReading(page, draft, scope.ids());
    }

    private static Map<String, List<String>> without(Map<String, List<String>> sent, Optional<String> removed) {
        Map<String, List<String>> left = new LinkedHashMap<>(sent);
        left.keySet().removeIf(name -> name.startsWith("mappings[" + removed.orElse("") + "]."));
        return left;
    }

    private static String choosing(Page page, Map<String, List<String>> sent, String group) {
        Map<String, List<String>> chosen = new LinkedHashMap<>(sent);
        chosen.put(Draft.TARGET, List.of(DraftReading.EXISTING));
        chosen.put(Draft.GROUP, List.of(group));
        return address(page) + "/groups?" + Draft.of(page, chosen).query();
    }

    private Page page(Visit visit, Request request) {
        return console.page(request, visit).at(Place.SCIM_SETTINGS);
    }

    private static String address(Page page) {
        return page.address(Place.SCIM_SETTINGS) + "/new";
    }
}
