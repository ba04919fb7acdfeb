package dev.muster.scim.bulk;

import static dev.muster.testing.AnswerAssert.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestSetting;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A bulk as a client writes it, built up in the words of a test. In what is written as JSON, `'` stands for
/// `"`.
final class BulkBody {

    private static final JsonMapper JSON = new JsonMapper();

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    private BulkBody() {
        json.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:BulkRequest");
        json.putArray("Operations");
    }

    static BulkBody bulk() {
        return new BulkBody();
    }

    BulkBody failOnErrors(int errors) {
        json.put("failOnErrors", errors);
        return this;
    }

    BulkBody post(String path, @Nullable String bulkId, Object data) {
        ObjectNode operation = operation("POST", path, data.toString());
        if (bulkId != null) {
            operation.put("bulkId", bulkId);
        }
        return this;
    }

    BulkBody user(String bulkId) {
        return user(bulkId, "");
    }

    /// A user who is called as the operation is.
    BulkBody user(String bulkId, String more) {
        return post("/Users", bulkId, """
                {'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User'], 'userName': '%s' %s}""".formatted(bulkId, more));
    }

    /// A user with a manager.
    BulkBody userUnder(String bulkId, String manager) {
        return user(bulkId, """
                , 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {'manager': {'value': '%s'}}""".formatted(manager));
    }

    /// A group that is called as the operation is.
    BulkBody group(String bulkId, String... members) {
        List<String> values =
                List.of(members).stream().map("{'value': '%s'}"::formatted).toList();
        return post("/Groups", bulkId, """
                {'schemas': ['urn:ietf:params:scim:schemas:core:2.0:Group'], 'displayName': '%s', 'members': [%s]}""".formatted(bulkId, String.join(", ", values)));
    }

    BulkBody put(String path, String data) {
        operation("PUT", path, data);
        return this;
    }

    BulkBody patch(String path, String operation) {
        operation("PATCH", path, """
                {'schemas': ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], 'Operations': [%s]}""".formatted(operation));
        return this;
    }

    BulkBody delete(String path) {
        return with("{'method': 'DELETE', 'path': '%s'}".formatted(path));
    }

    /// Any operation, written as JSON.
    BulkBody with(String operation) {
        json.withArray("Operations").add(read(operation));
        return this;
    }

    /// The version that the last operation is for.
    BulkBody version(String version) {
        JsonNode operations = json.path("Operations");
        ((ObjectNode) operations.get(operations.size() - 1)).put("version", version);
        return this;
    }

    Answer sentBy(TestSetting client) {
        return client.scim().post("/Bulk", toString());
    }

    /// The answer to a bulk that is not refused as a whole.
    Answer runBy(TestSetting client) {
        Answer answer = sentBy(client);
        assertThat(answer).hasStatus(200);
        return answer;
    }

    private ObjectNode operation(String method, String path, String data) {
        ObjectNode operation = json.withArray("Operations").addObject();
        operation.put("method", method).put("path", path).set("data", read(data));
        return operation;
    }

    private static JsonNode read(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
