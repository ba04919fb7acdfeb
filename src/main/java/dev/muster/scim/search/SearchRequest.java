package dev.muster.scim.search;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.scim.dialect.Habits;
import dev.muster.setting.Habit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The body of a search by POST (RFC 7644 section 3.4.3, with the cursor of RFC 9865 section 3). Members that
/// it does not define are ignored.
final class SearchRequest {

    private static final String URN = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";
    private static final String MESSAGES = "urn:ietf:params:scim:api:messages:2.0:";

    private final ObjectNode body;

    private SearchRequest(ObjectNode body) {
        this.body = body;
    }

    static Search read(ObjectNode body, Habits habits) {
        SearchRequest request = new SearchRequest(body);
        request.requireUrn(habits);
        return new Search(
                request.names("attributes"),
                request.names("excludedAttributes"),
                request.text("filter"),
                request.text("sortBy"),
                request.text("sortOrder"),
                request.number("startIndex"),
                request.number("count"),
                request.text("cursor"));
    }

    private void requireUrn(Habits habits) {
        boolean otherMessage = false;
        for (JsonNode schema : member("schemas")) {
            String urn = schema.asString("");
            if (urn.equalsIgnoreCase(URN)) {
                return;
            }
            otherMessage |= urn.regionMatches(true, 0, MESSAGES, 0, MESSAGES.length());
        }
        if (!otherMessage || !habits.understand(Habit.WRONG_SCHEMAS)) {
            throw new Refused(new Refusal.InvalidSyntax("schemas must be an array that holds " + URN));
        }
    }

    private List<String> names(String name) {
        JsonNode sent = member(name);
        List<String> names = new ArrayList<>();
        if (sent.isString()) {
            return Search.names(sent.stringValue());
        }
        if (!isMissing(sent) && !sent.isArray()) {
            throw wrong(name, "must be an array of attribute names");
        }
        for (JsonNode each : sent) {
            if (!each.isString()) {
                throw wrong(name, "must be an array of attribute names");
            }
            names.add(each.stringValue());
        }
        return names;
    }

    private @Nullable String text(String name) {
        JsonNode sent = member(name);
        if (isMissing(sent)) {
            return null;
        }
        if (!sent.isString()) {
            throw wrong(name, "must be a string");
        }
        return sent.stringValue();
    }

    /// Some clients write numbers as strings.
    private @Nullable String number(String name) {
        JsonNode sent = member(name);
        if (isMissing(sent)) {
            return null;
        }
        if (!sent.isNumber() && !sent.isString()) {
            throw wrong(name, "must be a number");
        }
        return sent.asString();
    }

    private static boolean isMissing(JsonNode sent) {
        return sent.isMissingNode() || sent.isNull();
    }

    /// Names have no case (RFC 7643 section 2.1).
    private JsonNode member(String name) {
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            if (member.getKey().equalsIgnoreCase(name)) {
                return member.getValue();
            }
        }
        return body.path(name);
    }

    private static Refused wrong(String name, String message) {
        return new Refused(new Refusal.InvalidValue(name, message));
    }
}
