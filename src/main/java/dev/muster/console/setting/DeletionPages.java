package dev.muster.console.setting;

import dev.muster.console.Console;
import dev.muster.console.FilledForm;
import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.console.Visit;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.job.Job;
import dev.muster.setting.Settings;
import dev.muster.setting.Settings.Leaving;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The deletion of a setting (rule L8): what becomes of its people is chosen, and its name is typed, so that nobody
/// deletes the wrong one.
public record DeletionPages(Console console, Settings settings) {

    private static final String PEOPLE = "people";
    private static final String NAME = "name";

    public Response form(Visit visit, Request request) {
        Page page = page(visit, request);
        FilledForm form = FilledForm.fresh(page, Map.of(PEOPLE, word(Leaving.KEEP)));
        return console.show(page, view(visit, request, form));
    }

    public Response delete(Visit visit, Request request) {
        Page page = page(visit, request);
        FilledForm form = FilledForm.sent(page, request);
        DeletionView view = view(visit, request, form);
        Optional<Leaving> leaving = Arrays.stream(Leaving.values())
                .filter(each -> word(each).equals(form.typed(PEOPLE)))
                .findFirst();
        if (!form.typed(NAME).strip().equals(view.setting().name().strip())) {
            form.wrong(NAME, page.text("deletion.name.wrong"));
        }
        if (leaving.isEmpty()) {
            form.wrong(PEOPLE, page.text("form.missing"));
        }
        if (form.isWrong() || leaving.isEmpty()) {
            return console.show(422, page, view);
        }
        Job job = settings.delete(visit.scope(), view.setting().id(), leaving.get());
        return Response.seeOther("/companies/" + visit.company().id() + "/jobs/" + job.id());
    }

    private DeletionView view(Visit visit, Request request, FilledForm form) {
        return new DeletionView(settings.read(visit.scope(), request.pathId("setting")), form);
    }

    static String word(Leaving leaving) {
        return leaving.name().toLowerCase(Locale.ROOT);
    }

    private Page page(Visit visit, Request request) {
        return console.page(request, visit).at(Place.SCIM_SETTINGS);
    }
}
