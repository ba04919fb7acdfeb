package dev.muster.console.setting.held;

import dev.muster.console.Console;
import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.console.Visit;
import dev.muster.console.job.JobProgress;
import dev.muster.console.setting.Picked;
import dev.muster.console.setting.SettingTab;
import dev.muster.directory.Directory;
import dev.muster.directory.user.HeldPeople;
import dev.muster.directory.user.Person;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.job.Job;
import dev.muster.job.Jobs;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.Settings;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Removals that wait for an administrator: looked at, then applied or discarded, one by one, some or all. What was
/// chosen is asked back before it happens.
public record HeldPages(Console console, Settings settings, Jobs jobs) {

    private static final int AT_ONCE = 50;

    public Response list(Visit visit, Request request) {
        ScimSetting setting = setting(visit, request);
        HeldPeople held = held(visit, setting);
        List<Person> found = held.page(Picked.after(request), AT_ONCE + 1);
        return console.show(
                page(visit, request),
                new HeldView(
                        setting,
                        found.subList(0, Math.min(AT_ONCE, found.size())),
                        held.counts(),
                        Picked.isFirst(request),
                        found.size() > AT_ONCE,
                        work(visit, request, setting)));
    }

    /// Asks back what was chosen, and does it when that was confirmed.
    public Response decide(Visit visit, Request request) {
        Page page = page(visit, request);
        ScimSetting setting = setting(visit, request);
        Picked picked = Picked.sent(page, request);
        HeldPeople.Decision decision =
                picked.action().startsWith("apply") ? HeldPeople.Decision.APPLY : HeldPeople.Decision.DISCARD;
        String list = SettingTab.HELD.address(page, setting.id());
        if (!picked.isAll() && picked.ids().isEmpty()) {
            return console.done(list, "nothing-chosen");
        }
        if (!picked.isConfirmed()) {
            return ask(visit, page, setting, picked, decision);
        }
        if (picked.isAll()) {
            Job job = held(visit, setting).decideAll(decision, jobs);
            return Response.seeOther(list + "?job=" + job.id());
        }
        held(visit, setting).decide(decision, picked.ids());
        return console.done(list, decision == HeldPeople.Decision.APPLY ? "held-applied" : "held-discarded");
    }

    private Response ask(Visit visit, Page page, ScimSetting setting, Picked picked, HeldPeople.Decision decision) {
        HeldPeople held = held(visit, setting);
        Set<UUID> ids = Set.copyOf(picked.ids());
        List<Person> people = picked.isAll()
                ? List.of()
                : new Directory(visit.scope())
                        .people().read(List.copyOf(ids)).stream()
                                .filter(person ->
                                        person.held() != null && setting.id().equals(person.settingId()))
                                .toList();
        HeldPeople.Counts counts = picked.isAll() ? held.counts() : HeldView.counted(people);
        return counts.all() == 0
                ? console.done(SettingTab.HELD.address(page, setting.id()), "nothing-held")
                : console.show(page, new DecisionView(setting, decision, people, counts));
    }

    private List<JobProgress> work(Visit visit, Request request, ScimSetting setting) {
        List<Job> running = settings.running(visit.scope(), setting.id()).stream()
                .filter(job -> job.kind() == Job.Kind.HOLD_DECISION)
                .toList();
        Stream<Job> shown = running.isEmpty()
                ? Picked.id(request, "job").flatMap(id -> jobs.read(visit.scope(), id)).stream()
                : running.stream();
        return shown.map(JobProgress::new).toList();
    }

    private static HeldPeople held(Visit visit, ScimSetting setting) {
        return new Directory(visit.scope()).held(setting.id());
    }

    private ScimSetting setting(Visit visit, Request request) {
        return settings.read(visit.scope(), request.pathId("setting")).setting();
    }

    private Page page(Visit visit, Request request) {
        return console.page(request, visit).at(Place.SCIM_SETTINGS);
    }
}
