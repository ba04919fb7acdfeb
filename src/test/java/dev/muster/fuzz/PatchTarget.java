package dev.muster.fuzz;

import dev.muster.refusal.Refused;
import dev.muster.schema.ResourceType;
import dev.muster.scim.dialect.Habits;
import dev.muster.scim.message.JsonBody;
import dev.muster.scim.patch.Patches;
import dev.muster.setting.Dialect;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What comes out of a patch is a resource that a PUT could have brought; the one that was patched stays as it
/// was; and saying the same twice is saying it once.
///
/// A line is `op|path|value`, with the value as JSON; an empty path or value is left out.
final class PatchTarget implements Fuzzed {

    private static final UUID ID = UUID.fromString("0190a0a0-0000-7000-8000-000000000001");

    @Override
    public void read(byte[] input) {
        ObjectNode body = JsonBody.read(
                Lines.body(
                        input,
                        operations ->
                                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":["
                                        + operations + "]}",
                        PatchTarget::operation),
                null);
        for (ResourceType type : Resources.TYPES) {
            for (Dialect dialect : List.of(Dialect.TOLERANT, Dialect.STRICT)) {
                read(type, Habits.of(dialect), body);
            }
        }
    }

    private static String operation(String line) {
        String[] words = line.split("\\|", 3);
        StringBuilder json = new StringBuilder("{\"op\":" + Lines.quoted(words[0]));
        if (words.length > 1 && !words[1].isEmpty()) {
            json.append(",\"path\":").append(Lines.quoted(words[1]));
        }
        if (words.length > 2 && !words[2].isEmpty()) {
            json.append(",\"value\":").append(words[2]);
        }
        return json.append('}').toString();
    }

    private static void read(ResourceType type, Habits habits, ObjectNode body) {
        ObjectNode stored = Resources.stored(type, habits);
        ObjectNode before = stored.deepCopy();
        ObjectNode patched;
        try {
            patched = patched(type, habits, body, stored);
        } catch (Refused refused) {
            Invariant.same(before, stored);
            return;
        }
        Invariant.same(before, stored);
        Resources.check(type, habits, patched);
        if (isOneWithoutFilter(body)) {
            Invariant.same(patched, patched(type, habits, body, patched));
        }
    }

    private static ObjectNode patched(ResourceType type, Habits habits, ObjectNode body, ObjectNode resource) {
        Patches patches = Patches.of(type, habits, ID);
        return Resources.isUser(type)
                ? patches.user(body).apply(resource)
                : patches.group(body, "https://muster.example/scim/v2")
                        .attributes()
                        .apply(resource);
    }

    /// Only of one operation without a filter is it sure that it can be done again: another may take away what
    /// the first looks for.
    private static boolean isOneWithoutFilter(ObjectNode body) {
        for (String name : body.propertyNames()) {
            if (name.equalsIgnoreCase("Operations")) {
                return body.path(name).size() == 1 && !hasFilter(body.path(name));
            }
        }
        return false;
    }

    private static boolean hasFilter(JsonNode node) {
        boolean found = node.isString() && node.stringValue().contains("[");
        for (String name : node.propertyNames()) {
            found |= name.contains("[");
        }
        for (JsonNode child : node) {
            found |= hasFilter(child);
        }
        return found;
    }
}
