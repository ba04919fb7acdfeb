package dev.muster.health;

import dev.muster.http.Area;
import dev.muster.http.Gate;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;

/// The addresses for load balancers and monitoring. Open to everybody who reaches them: they tell nothing about
/// anybody.
///
/// @param ready whether requests can be answered now
/// @param errors how a wrong method is answered
public record HealthRoutes(BooleanSupplier ready, Metrics metrics, Area.Errors errors) {

    public Area area() {
        Route.Behind<Gate.Anybody> open = new Route.Behind<>("open", Gate.open());
        return new Area(
                "health",
                List.of(""),
                List.of(
                        open.get("/health/live", this::live),
                        open.get("/health/ready", this::ready),
                        open.get("/metrics", this::metrics)),
                errors,
                true,
                (request, left) -> false);
    }

    private Response live(Gate.Anybody anybody, Request request) {
        return text(200, "{\"status\":\"up\"}", "application/json");
    }

    private Response ready(Gate.Anybody anybody, Request request) {
        return ready.getAsBoolean()
                ? text(200, "{\"status\":\"up\"}", "application/json")
                : text(503, "{\"status\":\"down\"}", "application/json").with("Retry-After", "1");
    }

    private Response metrics(Gate.Anybody anybody, Request request) {
        return text(200, metrics.text(), "text/plain; version=0.0.4; charset=utf-8");
    }

    private static Response text(int status, String body, String contentType) {
        return Response.of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }
}
