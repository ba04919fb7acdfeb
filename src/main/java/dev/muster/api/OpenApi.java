package dev.muster.api;

import dev.muster.access.Caller;
import dev.muster.http.Request;
import dev.muster.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The description of this API (OpenAPI 3.1), a resource beside this class; a test holds it against the routes.
final class OpenApi {

    private final byte[] description;

    OpenApi() {
        try (InputStream resource = OpenApi.class.getResourceAsStream("openapi.json")) {
            this.description = Objects.requireNonNull(resource, "openapi.json").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Response get(Caller caller, Request request) {
        return Response.of(200, "application/json", description);
    }
}
