package dev.muster.api;

import dev.muster.activity.Scope;
import dev.muster.directory.Directory;
import dev.muster.directory.user.HeldPeople;
import dev.muster.directory.user.HeldRemoval;
import dev.muster.directory.user.Person;
import dev.muster.form.Form;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.job.Jobs;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/companies/{company}/scim-settings/{setting}/held`
///
/// @param people words those who are held
record HeldEndpoint(TargetUserEndpoint people, Jobs jobs) {

    private static final int MOST = 1000;

    Response list(Scope scope, Request request) {
        Page page = Page.of(request);
        HeldPeople all = held(scope, request);
        List<Person> held = all.page(page.after(), page.fetched(), TargetUserEndpoint.MOST_BYTES);
        boolean more = held.size() == page.fetched()
                || (!held.isEmpty() && !all.page(held.getLast().id(), 1).isEmpty());
        PersonJson words = people.words(scope, held);
        return page.answer(held, more, Person::id, person -> json(words.json(person), person.removal()));
    }

    Response apply(Scope scope, Request request) {
        return decide(scope, request, HeldPeople.Decision.APPLY, "applied");
    }

    Response discard(Scope scope, Request request) {
        return decide(scope, request, HeldPeople.Decision.DISCARD, "discarded");
    }

    private Response decide(Scope scope, Request request, HeldPeople.Decision decision, String done) {
        Form form = Form.of(Json.read(request));
        boolean all = form.flag("all", false);
        List<UUID> ids = form.has("ids") || !all ? form.ids("ids", MOST) : List.of();
        if (all && form.has("ids")) {
            form.wrong("ids", "must be left out where all are meant");
        }
        form.finish();
        HeldPeople held = held(scope, request);
        return all
                ? JobEndpoint.accepted(held.decideAll(decision, jobs))
                : Json.response(200, answer(done, ids, held.decide(decision, ids)));
    }

    private static ObjectNode answer(String done, List<UUID> ids, List<UUID> decided) {
        ObjectNode answer = Json.object().put(done, decided.size());
        ArrayNode others = answer.putArray("notHeld");
        ids.stream().filter(id -> !decided.contains(id)).map(UUID::toString).forEach(others::add);
        return answer;
    }

    private static ObjectNode json(ObjectNode person, HeldRemoval removal) {
        return person.put("removal", removal.becomes().word())
                .put("heldAt", removal.since().toString())
                .put("requestId", removal.requestId());
    }

    private static HeldPeople held(Scope scope, Request request) {
        return new Directory(scope).held(request.pathId("setting"));
    }
}
