package dev.muster.scim.observed;

import dev.muster.http.Request;
import dev.muster.http.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a request was about and what came of it, in words that need no knowledge of the protocol: `ada was
/// created`, `Refused: userName: is taken`.
record RequestSummary(Request request, int status, JsonNode answer) {

    private static final Pattern ADDRESS = Pattern.compile("/scim(?:/v2)?/(?:(User|Group)s(?:/.*)?|Bulk/?)");
    private static final int REFUSED = 400;
    private static final int FAILED = 500;

    /// `User`, `Group`, `Bulk`, or null for what is about neither.
    @Nullable
    String resourceType() {
        Matcher address = ADDRESS.matcher(request.path());
        if (!address.matches()) {
            return null;
        }
        return address.group(1) == null ? "Bulk" : address.group(1);
    }

    @Nullable
    String scimType() {
        return answer.path("scimType").isString() ? answer.path("scimType").stringValue() : null;
    }

    String words() {
        if (status >= REFUSED) {
            String why = answer.path("detail").asString(Response.reason(status));
            return (status < FAILED ? "Refused: " : "Failed: ") + why;
        }
        if (answer.path("totalResults").isNumber()) {
            long found = answer.path("totalResults").longValue();
            return found == 1 ? "1 was found" : found + " were found";
        }
        if ("Bulk".equals(resourceType())) {
            return "%d operations were answered"
                    .formatted(answer.path("Operations").size());
        }
        return resourceType() == null ? "What Muster offers was read" : what() + " was " + done();
    }

    private String what() {
        String name =
                answer.path("userName").asString(answer.path("displayName").asString(""));
        return name.isEmpty() ? ("User".equals(resourceType()) ? "A user" : "A group") : name;
    }

    private String done() {
        return switch (request.method()) {
            case "POST" -> "created";
            case "PUT", "PATCH" -> "changed";
            case "DELETE" -> "deleted";
            default -> "read";
        };
    }
}
