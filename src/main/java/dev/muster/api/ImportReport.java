package dev.muster.api;

import dev.muster.directory.ImportOutcome;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What became of the lines of an import: how many of each kind, and of the rejected ones the first in full.
final class ImportReport {

    private static final int MOST_TOLD = 1000;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Comparator<Told> LAST_FIRST =
            Comparator.comparingLong(Told::line).reversed();

    private final boolean trial;
    private final PriorityQueue<Told> told = new PriorityQueue<>(LAST_FIRST);
    private long created;
    private long updated;
    private long unchanged;
    private long rejected;

    /// @param trial whether nothing was changed
    ImportReport(boolean trial) {
        this.trial = trial;
    }

    private record Told(long line, List<Refusal.FieldError> errors) {}

    void add(long line, ImportOutcome outcome) {
        switch (outcome) {
            case ImportOutcome.Created ignored -> created++;
            case ImportOutcome.Updated ignored -> updated++;
            case ImportOutcome.Unchanged ignored -> unchanged++;
            case ImportOutcome.Rejected(List<Refusal.FieldError> errors) -> {
                rejected++;
                told.add(new Told(line, errors));
                if (told.size() > MOST_TOLD) {
                    told.remove();
                }
            }
        }
    }

    long lines() {
        return created + updated + unchanged + rejected;
    }

    Response answer() {
        return Json.response(200, put(Json.object()));
    }

    /// What was refused in the middle, with what became of the lines before.
    Response stopped(Refusal refusal) {
        Response problem = new Problem().refused(refusal);
        ObjectNode body = put((ObjectNode) JSON.readTree(problem.bytes()));
        byte[] text = body.toString().getBytes(StandardCharsets.UTF_8);
        return new Response(problem.status(), problem.headers(), new Response.Body.Bytes(text));
    }

    private ObjectNode put(ObjectNode body) {
        body.put("dryRun", trial)
                .put("created", created)
                .put("updated", updated)
                .put("unchanged", unchanged)
                .put("rejectedCount", rejected)
                .put("rejectedUntold", rejected - told.size());
        ArrayNode array = body.putArray("rejected");
        told.stream()
                .sorted(LAST_FIRST.reversed())
                .forEach(line -> line.errors()
                        .forEach(error -> array.addObject()
                                .put("line", line.line())
                                .put("field", error.field())
                                .put("message", error.message())));
        return body;
    }
}
