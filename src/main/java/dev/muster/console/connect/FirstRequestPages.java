package dev.muster.console.connect;

import dev.muster.console.Console;
import dev.muster.console.FilledForm;
import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.console.Visit;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.Settings;
import dev.muster.traffic.LoggedRequest;
import dev.muster.traffic.RequestQuery;
import dev.muster.traffic.Requests;
import dev.muster.traffic.Statistics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// From the new token to the first request of the client that has it.
public record FirstRequestPages(Console console, Settings settings) {

    private static final UUID GREATEST = new UUID(-1, -1);
    private static final RequestQuery ALL = new RequestQuery(null, null, null, null);
    private static final int SHOWN = 5;
    private static final Duration LOGGED_WITHIN = Duration.ofSeconds(5);
    private static final String STORED = "stored";

    /// The address again; the token was shown once.
    public Response connected(Visit visit, Request request) {
        return console.show(page(visit, request), connected(visit, request, ""));
    }

    /// Goes on only when the token is in safety.
    public Response stored(Visit visit, Request request) {
        Page page = page(visit, request);
        Connected connected = connected(visit, request, page.text("connected.stored.missing"));
        return FilledForm.sent(page, request).isTicked(STORED)
                ? Response.seeOther(address(page, connected.setting().id()))
                : console.show(422, page, connected);
    }

    /// Asked again and again by a script, it answers with a page only when there is something to tell.
    public Response waiting(Visit visit, Request request) {
        UUID id = request.pathId("setting");
        Settings.Overview overview = settings.read(visit.scope(), id);
        List<LoggedRequest> requests = Requests.page(visit.scope(), id, ALL, GREATEST, SHOWN);
        boolean hasArrived = !requests.isEmpty()
                || isLongAgo(Statistics.health(visit.scope(), id).lastRequestAt());
        if (!hasArrived && request.header("HX-Request").isPresent()) {
            return Response.empty(204);
        }
        Page page = page(visit, request);
        return console.show(page, new FirstRequest(address(page, id), overview, requests, hasArrived));
    }

    /// Requests are counted and logged apart: one that has only been counted is in the log in a moment.
    private static boolean isLongAgo(@Nullable Instant last) {
        return last != null && last.isBefore(Instant.now().minus(LOGGED_WITHIN));
    }

    private Connected connected(Visit visit, Request request, String wrong) {
        ScimSetting setting =
                settings.read(visit.scope(), request.pathId("setting")).setting();
        return new Connected(setting, console.scimUrl(), null, wrong);
    }

    private static String address(Page page, UUID setting) {
        return page.address(Place.SCIM_SETTINGS) + "/" + setting + "/first-request";
    }

    private Page page(Visit visit, Request request) {
        return console.page(request, visit).at(Place.SCIM_SETTINGS);
    }
}
