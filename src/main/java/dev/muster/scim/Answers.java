package dev.muster.scim;

import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.scim.message.JsonBody;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Successful answers of the SCIM door.
public final class Answers {

    private static final String SCIM = "application/scim+json";
    private static final String PLAIN = "application/json";

    private Answers() {}

    public static Response ok(Request request, JsonNode json) {
        return of(request, 200, json);
    }

    /// An answer with a body. What a caller may read is nobody else's to keep: no cache stores it.
    public static Response of(Request request, int status, JsonNode json) {
        String type = contentType(request);
        Response response = isLong(json)
                ? Response.streamed(status, type, out -> JsonBody.write(json, out))
                : Response.of(status, type, JsonBody.write(json));
        return response.with("Cache-Control", "no-store");
    }

    /// Whether a resource has members that are made while they are written.
    private static boolean isLong(JsonNode json) {
        return json.path("members").isPojo()
                || json.path("Resources").valueStream().anyMatch(Answers::isLong);
    }

    /// `application/scim+json`, unless the client accepts plain JSON only, or speaks plain JSON and says
    /// nothing of what it accepts (RFC 7644 section 3.8).
    private static String contentType(Request request) {
        Optional<String> accept = request.header("Accept").map(text -> text.toLowerCase(Locale.ROOT));
        if (accept.isPresent()) {
            boolean plainOnly = accept.get().contains(PLAIN)
                    && !accept.get().contains(SCIM)
                    && !accept.get().contains("*/*")
                    && !accept.get().contains("application/*");
            return plainOnly ? PLAIN : SCIM;
        }
        boolean spokePlain = request.header("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith(PLAIN))
                .isPresent();
        return spokePlain ? PLAIN : SCIM;
    }
}
