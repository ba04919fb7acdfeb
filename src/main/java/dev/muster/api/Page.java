package dev.muster.api;

import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The part of a list that a request asks for: `limit` items after the one that the cursor stands for.
///
/// @param after the id of the last item of the page before, or the nil UUID
record Page(int limit, UUID after) {

    private static final int USUAL = 100;
    private static final int MOST = 1000;
    private static final int ID_BYTES = 16;
    private static final UUID START = new UUID(0, 0);

    static Page of(Request request) {
        return new Page(
                limit(request), request.parameter("cursor").map(Page::id).orElse(START));
    }

    static int limit(Request request) {
        return request.parameter("limit").map(Page::limit).orElse(USUAL);
    }

    /// How many items to fetch: one more than are shown tells whether there is a next page.
    int fetched() {
        return limit + 1;
    }

    /// @param items up to [#fetched()] items in the order of their ids
    <T> Response answer(List<T> items, Function<T, UUID> id, Function<T, ObjectNode> json) {
        return answer(items, items.size() > limit, id, json);
    }

    /// @param items up to [#fetched()] items in the order of their ids
    /// @param more whether others follow those that are shown
    <T> Response answer(List<T> items, boolean more, Function<T, UUID> id, Function<T, ObjectNode> json) {
        List<T> shown = items.subList(0, Math.min(limit, items.size()));
        ObjectNode body = Json.object();
        ArrayNode array = body.putArray("items");
        shown.forEach(item -> array.add(json.apply(item)));
        body.put("nextCursor", more ? cursor(id.apply(shown.getLast())) : null);
        return Json.response(200, body);
    }

    static String cursor(UUID id) {
        byte[] bytes = ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static UUID id(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length == ID_BYTES) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                return new UUID(buffer.getLong(), buffer.getLong());
            }
        } catch (IllegalArgumentException e) {
            // falls through to the same answer as for any other text that we never gave
        }
        throw wrong("cursor", "is not one that an answer gave");
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // falls through to the same answer as for a number out of bounds
        }
        throw wrong("limit", "must be a whole number from 1 to " + MOST);
    }

    private static Refused wrong(String parameter, String message) {
        return new Refused(new Refusal.InvalidValue(parameter, message));
    }
}
