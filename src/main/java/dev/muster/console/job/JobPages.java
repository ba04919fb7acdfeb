package dev.muster.console.job;

import dev.muster.console.Console;
import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.console.Visit;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.job.Job;
import dev.muster.job.Jobs;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.util.UUID;

/// How far a company's work in the background is. The page stands by itself, and the progress on it is what other
/// pages show and ask for again and again.
public record JobPages(Console console, Jobs jobs) {

    public Response get(Visit visit, Request request) {
        UUID id = request.pathId("job");
        Job job = jobs.read(visit.scope(), id).orElseThrow(() -> new Refused(new Refusal.NotFound("job " + id)));
        Page page = console.page(request, visit).at(place(job.kind()));
        return console.show(page, new JobPage(new JobProgress(job)));
    }

    private static Place place(Job.Kind kind) {
        return switch (kind) {
            case PROJECTION, MIRRORING, HOLD_DECISION, SETTING_DELETION -> Place.SCIM_SETTINGS;
            case GROUP_DELETION -> Place.GROUPS;
            case FIELD_DELETION -> Place.PEOPLE;
            case COMPANY_DELETION -> Place.GENERAL;
        };
    }
}
