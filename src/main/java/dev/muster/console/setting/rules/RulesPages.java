package dev.muster.console.setting.rules;

import dev.muster.console.Console;
import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.console.Visit;
import dev.muster.console.job.JobProgress;
import dev.muster.console.setting.SettingTab;
import dev.muster.directory.Directory;
import dev.muster.directory.group.TargetGroups;
import dev.muster.directory.user.Preview;
import dev.muster.directory.user.SentPaths;
import dev.muster.field.Fields;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.job.Job;
import dev.muster.job.Jobs;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.setting.Mapping;
import dev.muster.setting.MappingPaths;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.Settings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rules of a setting: changed in a form, looked at in a preview, and then saved. What was typed travels with the
/// form all the way, so that nothing is lost without scripts either.
public record RulesPages(Console console, Settings settings, Fields fields, Jobs jobs) {

    private static final int EXAMPLES = 10;

    public Response form(Visit visit, Request request) {
        Page page = page(visit, request);
        ScimSetting setting = setting(visit, request);
        return console.show(page, view(visit, request, setting, RulesForm.of(page, setting)));
    }

    public Response post(Visit visit, Request request) {
        Page page = page(visit, request);
        RulesForm form = RulesForm.sent(page, request);
        return switch (form.action()) {
            case "save" -> save(visit, request, page, form);
            case "add" -> more(visit, request, page, form);
            case "edit", "find" -> console.show(page, view(visit, request, setting(visit, request), form));
            case String action when action.startsWith("remove-") -> less(visit, request, page, form);
            default -> preview(visit, request, page, form);
        };
    }

    private Response more(Visit visit, Request request, Page page, RulesForm form) {
        List<Mapping> rows = new ArrayList<>(form.rows());
        rows.add(new Mapping("", ""));
        RulesView view = view(visit, request, setting(visit, request), form.with(page, rows));
        return console.show(page, view.focused(rows.size() - 1));
    }

    private Response less(Visit visit, Request request, Page page, RulesForm form) {
        List<Mapping> rows = new ArrayList<>(form.rows());
        String number = form.action().substring("remove-".length());
        int row = number.matches("[0-9]{1,4}") ? Integer.parseInt(number) : rows.size();
        if (row < rows.size()) {
            rows.remove(row);
        }
        RulesView view = view(visit, request, setting(visit, request), form.with(page, rows));
        return console.show(page, view.focused(Math.min(row, rows.size() - 1)));
    }

    private Response preview(Visit visit, Request request, Page page, RulesForm form) {
        UUID id = request.pathId("setting");
        Settings.@Nullable Draft draft = form.filled().attempt(() -> settings.draft(visit.scope(), id, form.json()));
        if (draft == null) {
            return again(visit, request, page, form);
        }
        RuleWords words = words(visit, page, draft.before(), form);
        List<RuleChange> changes = words.changes(draft.before(), draft.after());
        if (changes.isEmpty()) {
            RulesView view = view(visit, request, draft.before(), form);
            return console.show(page, view.unchanged());
        }
        Preview preview = new Preview(visit.scope(), draft);
        Directory directory = new Directory(visit.scope());
        Seen seen = Seen.sent(page, request);
        UUID after = seen.after();
        if (after != null) {
            Preview.Examples examples = preview.more(after, EXAMPLES);
            return console.show(
                    page, PreviewView.of(draft, form, changes, seen, Example.all(directory, words, examples)));
        }
        Preview.Result result = preview.count(EXAMPLES);
        return console.show(
                page,
                PreviewView.of(
                        draft, form, changes, Seen.of(result), Example.all(directory, words, result.examples())));
    }

    private Response save(Visit visit, Request request, Page page, RulesForm form) {
        UUID id = request.pathId("setting");
        Settings.@Nullable Changed changed;
        try {
            changed = form.filled().attempt(() -> settings.change(visit.scope(), id, form.json(), form.version()));
        } catch (Refused refused) {
            if (refused.refusal() instanceof Refusal.PreconditionFailed) {
                return overtaken(visit, request, page, form);
            }
            throw refused;
        }
        if (changed == null) {
            return again(visit, request, page, form);
        }
        String address = SettingTab.RULES.address(page, id);
        String job = changed.job().map(begun -> "?job=" + begun.id()).orElse("");
        return console.done(address + job, "setting-saved");
    }

    private Response again(Visit visit, Request request, Page page, RulesForm form) {
        return console.show(422, page, view(visit, request, setting(visit, request), form));
    }

    /// Somebody else was faster: what was typed stays, beside what holds now.
    private Response overtaken(Visit visit, Request request, Page page, RulesForm form) {
        ScimSetting now = setting(visit, request);
        Settings.Draft draft = settings.draft(visit.scope(), now.id(), form.json());
        List<RuleChange> differences = words(visit, page, now, form).changes(now, draft.after());
        RulesView view = view(visit, request, now, form.on(page, now));
        return console.show(409, page, view.overtaken(differences));
    }

    private RulesView view(Visit visit, Request request, ScimSetting setting, RulesForm form) {
        return RulesView.of(
                setting,
                form,
                fields.all(visit.scope()),
                groups(visit, setting, form),
                paths(visit, setting),
                work(visit, request, setting));
    }

    private static List<String> paths(Visit visit, ScimSetting setting) {
        Set<String> paths = new LinkedHashSet<>(SentPaths.of(visit.scope(), setting.id()));
        paths.addAll(MappingPaths.known());
        return List.copyOf(paths);
    }

    /// What is being done now, and what was begun by the last edit.
    private List<JobProgress> work(Visit visit, Request request, ScimSetting setting) {
        List<Job> running = settings.running(visit.scope(), setting.id());
        if (!running.isEmpty()) {
            return List.of(new JobProgress(running.getLast()));
        }
        return request.parameter("job").flatMap(RulesPages::id).flatMap(id -> jobs.read(visit.scope(), id)).stream()
                .map(JobProgress::new)
                .toList();
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private RuleWords words(Visit visit, Page page, ScimSetting setting, RulesForm form) {
        return new RuleWords(
                page, fields.all(visit.scope()), groups(visit, setting, form).all());
    }

    /// The groups to choose from: the first whose names have what was asked for, and in any case those that are meant
    /// now.
    private static OfferedGroups groups(Visit visit, ScimSetting setting, RulesForm form) {
        TargetGroups groups = new Directory(visit.scope()).targetGroups();
        List<UUID> meant = Stream.of(
                        Optional.ofNullable(setting.targetGroup()),
                        id(form.filled().typed("targetGroup")))
                .flatMap(Optional::stream)
                .toList();
        return OfferedGroups.of(
                form.groupPart(), groups.search(form.groupPart(), OfferedGroups.MOST + 1), groups.references(meant));
    }

    private ScimSetting setting(Visit visit, Request request) {
        return settings.read(visit.scope(), request.pathId("setting")).setting();
    }

    private Page page(Visit visit, Request request) {
        return console.page(request, visit).at(Place.SCIM_SETTINGS);
    }
}
