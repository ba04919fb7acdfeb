package dev.muster.api;

import dev.muster.activity.Scope;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.job.Job;
import dev.muster.job.Jobs;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// `/companies/{company}/jobs`
record JobEndpoint(Jobs jobs) {

    Response get(Scope scope, Request request) {
        UUID id = request.pathId("job");
        Job job = jobs.read(scope, id).orElseThrow(() -> new Refused(new Refusal.NotFound("job " + id)));
        return Json.response(200, json(job));
    }

    /// The answer to a change that goes on in the background.
    static Response accepted(Job job) {
        ObjectNode body = Json.object();
        body.set("job", json(job));
        return Json.response(202, body);
    }

    private static ObjectNode json(Job job) {
        return Json.object()
                .put("id", job.id().toString())
                .put("kind", job.kind().word())
                .put("state", job.state().word())
                .put("done", job.done())
                .put("total", job.total());
    }
}
