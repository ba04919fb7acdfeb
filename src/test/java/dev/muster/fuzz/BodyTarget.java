package dev.muster.fuzz;

import dev.muster.refusal.Refused;
import dev.muster.schema.ResourceType;
import dev.muster.scim.dialect.Habits;
import dev.muster.scim.message.JsonBody;
import dev.muster.scim.message.ResourceReader;
import dev.muster.setting.Dialect;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// A body becomes a resource that is the same when it is sent again, or is refused.
///
/// A line is `name|value`, with the value as JSON.
final class BodyTarget implements Fuzzed {

    @Override
    public void read(byte[] input) {
        for (ResourceType type : Resources.TYPES) {
            String schemas = "{\"schemas\":[\"" + type.core().urn() + "\"],";
            byte[] bytes = Lines.body(input, members -> schemas + members + "}", BodyTarget::member);
            ObjectNode body = JsonBody.read(bytes, null);
            // What is read is written without loss, and read again; 1e0 and 1 are one number in text.
            Invariant.same(
                    body.toString(), JsonBody.read(JsonBody.part(body), null).toString());
            for (Dialect dialect : List.of(Dialect.TOLERANT, Dialect.STRICT)) {
                read(type, Habits.of(dialect), body);
            }
        }
    }

    private static String member(String line) {
        String[] words = line.split("\\|", 2);
        return Lines.quoted(words[0]) + ":" + (words.length > 1 ? words[1] : "null");
    }

    private static void read(ResourceType type, Habits habits, ObjectNode body) {
        try {
            ResourceReader reader = ResourceReader.of(type, habits);
            ObjectNode before = body.deepCopy();
            ObjectNode resource = Resources.isUser(type)
                    ? reader.user(body)
                    : reader.group(body).resource();
            Invariant.same(before, body);
            Resources.check(type, habits, resource);
        } catch (Refused refused) {
            // the next dialect may take it
        }
    }
}
