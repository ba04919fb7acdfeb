package dev.muster.clients;

import static dev.muster.testing.AnswerAssert.assertThat;

import dev.muster.setting.Dialect;
import dev.muster.testing.Answer;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// A client of a setting of its own, which writes whatever a test says; in JSON an apostrophe stands
/// for a quotation mark, and a backtick for one inside a text.
record Client(TestSetting setting) {

    static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    /// Of a tolerant setting.
    static Client ofAcme() {
        return ofAcme(Dialect.Reading.TOLERANT);
    }

    static Client ofAcme(Dialect.Reading reading) {
        return new Client(TestCompany.named("Acme").setting("{\"dialect\": \"" + reading.word() + "\"}"));
    }

    /// Posts a user with these members beside the schemas.
    JsonNode posted(String members) {
        Answer answer = send("POST", "/Users", "{'schemas':['" + CORE + "']," + members + "}");
        assertThat(answer).hasStatus(201);
        return answer.json();
    }

    /// @return the new user's id
    String user(String userName) {
        return posted("'userName':'" + userName + "'").path("id").asString();
    }

    /// @return the new group's id
    String group(String displayName, String... members) {
        return setting.createsGroup(displayName, members);
    }

    /// PATCHes a user and gives the answer.
    JsonNode patched(String id, String... operations) {
        Answer answer = patching("/Users/" + id, operations);
        assertThat(answer).hasStatus(200);
        return answer.json();
    }

    void patchesGroup(String id, String... operations) {
        assertThat(patching("/Groups/" + id, operations)).hasStatus(204);
    }

    Answer patching(String path, String... operations) {
        return send("PATCH", path, "{'schemas':['" + PATCH + "'],'Operations':[" + String.join(",", operations) + "]}");
    }

    Answer send(String method, String path, String body) {
        return setting.scim().send(method, path, body.replace('\'', '"').replace("`", "\\\""));
    }

    JsonNode read(String path) {
        Answer answer = setting.scim().get(path);
        assertThat(answer).hasStatus(200);
        return answer.json();
    }

    /// How many users a filter finds.
    int finds(String filter) {
        return setting.finds(filter).path("totalResults").asInt();
    }

    /// The ids of a group's members.
    List<String> members(String group) {
        return StreamSupport.stream(read("/Groups/" + group).path("members").spliterator(), false)
                .map(member -> member.path("value").asString())
                .toList();
    }
}
