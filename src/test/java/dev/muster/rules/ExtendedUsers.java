package dev.muster.rules;

import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;

import dev.muster.testing.Answer;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import dev.muster.testing.UserBody;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What the tests of the fields' extension send, and where they look at what became of it.
record ExtendedUsers(TestCompany acme) {

    static final String URN = "urn:muster:params:scim:schemas:extension:fields:2.0:User";

    /// One field of each type.
    void fields() {
        acme.field("Badge", "text");
        acme.field("Shoe Size", "number");
        acme.field("Start Date", "date");
        acme.field("On Leave", "boolean");
    }

    static UserBody sent(String userName, String values) {
        return user(userName).with(URN, values);
    }

    /// What the person's custom fields hold.
    String held(String userName) {
        return acme.person(userName).path("fields").toString();
    }

    String idOf(String key) {
        for (JsonNode field : acme.api().get("/fields?limit=1000").at("/items")) {
            if (field.path("key").asString().equals(key)) {
                return field.path("id").asString();
            }
        }
        throw new AssertionError("No field " + key);
    }

    void switches(String key, boolean active) {
        assertThat(acme.api().patch("/fields/" + idOf(key), "{\"active\": %s}".formatted(active)))
                .hasStatus(200);
    }

    static List<String> listed(TestSetting client) {
        List<String> urns = new ArrayList<>();
        client.scim()
                .get("/Schemas")
                .at("/Resources")
                .forEach(schema -> urns.add(schema.path("id").asString()));
        return urns;
    }

    static Answer asking(TestSetting client, String filter) {
        return client.scim().get("/Users?filter=" + URLEncoder.encode(URN + ":" + filter, StandardCharsets.UTF_8));
    }

    static List<String> found(TestSetting client, String filter) {
        return titled(client.finds(URN + ":" + filter));
    }

    static List<String> sorted(TestSetting client, String field, String order) {
        Answer list = client.scim().get("/Users?sortBy=" + URN + ":" + field + "&sortOrder=" + order);
        assertThat(list).hasStatus(200);
        return titled(list.json());
    }

    /// The userNames, without what a test puts before them to tell clients apart.
    static List<String> titled(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.path("Resources")
                .forEach(user -> names.add(user.path("userName").asString().replaceFirst("^(tolerant|strict)", "")));
        return names;
    }
}
