package dev.muster.console.trial;

import dev.muster.activity.Scope;
import dev.muster.console.Console;
import dev.muster.console.FilledForm;
import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.console.Visit;
import dev.muster.directory.removal.Examples;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.job.Jobs;
import dev.muster.setting.IdentityProvider;
import dev.muster.setting.IssuedToken;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.Settings;
import dev.muster.setting.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `/companies/{company}/scim-settings/{setting}/trial`: asks for a trial run, shows how far it is and what it found.
/// It is for settings without people only, so that nobody real is ever in its way.
public record TrialPages(Console console, Settings settings, Tokens tokens, Jobs jobs, Trials trials) {

    private static final UUID START = new UUID(0, 0);
    private static final int TOKENS_LOOKED_AT = 500;
    private static final String USUAL_PEOPLE = "30";
    private static final String PROVIDER = "provider";
    private static final String PEOPLE = "people";
    private static final String SURE = "sure";

    public Response get(Visit visit, Request request) {
        Page page = page(visit, request);
        Settings.Overview overview = overview(visit, request);
        Map<String, String> usual =
                Map.of(PEOPLE, USUAL_PEOPLE, PROVIDER, usual(overview.setting()).word());
        return console.show(page, view(visit, request, overview, FilledForm.fresh(page, usual)));
    }

    private static IdentityProvider usual(ScimSetting setting) {
        IdentityProvider named = setting.identityProvider();
        return named == IdentityProvider.GENERIC ? IdentityProvider.ENTRA : named;
    }

    public Response post(Visit visit, Request request) {
        Page page = page(visit, request);
        FilledForm form = FilledForm.sent(page, request);
        return form.typed("do").equals("clear") ? clear(visit, request) : start(visit, request, form);
    }

    private Response start(Visit visit, Request request, FilledForm form) {
        Page page = page(visit, request);
        Settings.Overview overview = overview(visit, request);
        UUID setting = overview.setting().id();
        TrialView before = view(visit, request, overview, form);
        @Nullable
        Trial started = before.mayStart()
                ? asked(page, form)
                        .flatMap(order -> trials.start(visit.scope(), setting, order))
                        .orElse(null)
                : null;
        if (started != null) {
            return Response.seeOther(before.address(page) + "?run=" + started.id());
        }
        if (!form.isWrong()) {
            form.wrong("", page.text("trial.busy"));
        }
        return console.show(422, page, view(visit, request, overview, form));
    }

    /// What the form asks for, if nothing is wrong with it.
    private static Optional<Trials.Order> asked(Page page, FilledForm form) {
        Optional<IdentityProvider> provider =
                IdentityProvider.of(form.typed(PROVIDER)).filter(each -> each != IdentityProvider.GENERIC);
        if (provider.isEmpty()) {
            form.wrong(PROVIDER, page.text("form.missing"));
        }
        int people = form.number(PEOPLE, Trials.FEWEST_PEOPLE, Trials.MOST_PEOPLE);
        if (!form.isTicked(SURE)) {
            form.wrong(SURE, page.text("trial.unsure"));
        }
        return form.isWrong() ? Optional.empty() : provider.map(each -> new Trials.Order(each, people));
    }

    /// Removes what a trial that was cut off has left.
    private Response clear(Visit visit, Request request) {
        Page page = page(visit, request);
        Settings.Overview overview = overview(visit, request);
        UUID setting = overview.setting().id();
        TrialView view = view(visit, request, overview, FilledForm.fresh(page, Map.of()));
        if (view.isGoingOn()) { // it removes everything itself
            return Response.seeOther(view.address(page));
        }
        ofTrials(visit.scope(), setting).forEach(token -> tokens.revoke(visit.scope(), setting, token.id()));
        new Examples(visit.scope(), jobs, setting).remove();
        return console.done(view.address(page), "trial-cleared");
    }

    private TrialView view(Visit visit, Request request, Settings.Overview overview, FilledForm form) {
        Scope scope = visit.scope();
        UUID setting = overview.setting().id();
        @Nullable Trial last = trials.last(scope, setting).orElse(null);
        Instant now = scope.clock().instant();
        boolean elsewhere = (last == null || !last.isGoingOn())
                && ofTrials(scope, setting).stream()
                        .anyMatch(token ->
                                token.expiresAt() != null && token.expiresAt().isAfter(now));
        boolean forgotten = request.parameter("run")
                .filter(run -> last == null || !last.id().toString().equals(run))
                .isPresent();
        boolean left = (last == null || !last.isGoingOn()) && new Examples(scope, jobs, setting).any();
        return new TrialView(overview, last, elsewhere, left, forgotten, form);
    }

    private List<IssuedToken> ofTrials(Scope scope, UUID setting) {
        return tokens.page(scope, setting, START, TOKENS_LOOKED_AT).stream()
                .filter(token -> token.name().equals(Trials.TOKEN))
                .toList();
    }

    private Settings.Overview overview(Visit visit, Request request) {
        return settings.read(visit.scope(), request.pathId("setting"));
    }

    private Page page(Visit visit, Request request) {
        return console.page(request, visit).at(Place.SCIM_SETTINGS);
    }
}
