package dev.muster;

import dev.muster.http.Area;
import dev.muster.http.Gate;
import dev.muster.http.Response;
import dev.muster.http.Route;
import dev.muster.refusal.Refusal;
import dev.muster.store.Database;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// What a load balancer asks: does the process live, and can it serve. Being the area of the root, it also
/// answers every address that belongs to no other.
final class Health {

    private static final String TEXT = "text/plain; charset=utf-8";

    private Health() {}

    static Area area(Database database) {
        Route.Behind<Gate.Anybody> anybody = new Route.Behind<>("anybody", Gate.open());
        return new Area(
                "root",
                List.of(""),
                List.of(
                        anybody.get("/health/live", (caller, request) -> text(200, "live")),
                        anybody.get(
                                "/health/ready",
                                (caller, request) -> database.answers()
                                        ? text(200, "ready")
                                        : text(503, "the database does not answer"))),
                new PlainErrors());
    }

    private static Response text(int status, String line) {
        return new Response(
                status,
                Map.of("Content-Type", TEXT, "Cache-Control", "no-store"),
                (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static final class PlainErrors implements Area.Errors {

        @Override
        public Response refused(Refusal refusal) {
            return refusal instanceof Refusal.MethodNotAllowed(var allowed)
                    ? text(405, "method not allowed").with("Allow", String.join(", ", allowed))
                    : text(404, "there is nothing at this address");
        }

        @Override
        public Response failed(String requestId) {
            return text(500, "something went wrong; the log has it under " + requestId);
        }
    }
}
