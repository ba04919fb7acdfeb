package dev.muster.testing;

import static dev.muster.testing.AnswerAssert.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// An identity provider at one setting's SCIM address: `acme.creates(user("ada"))` insists on success,
/// `acme.creating(user("ada"))` gives whatever was answered.
public record TestSetting(TestCompany company, String id, String scimUrl, String token) {

    public Http scim() {
        return scim(token);
    }

    /// The same address with another secret.
    public Http scim(String secret) {
        return Http.bearer(URI.create(scimUrl), secret, "application/scim+json");
    }

    /// @return the new resource's id
    public String creates(UserBody user) {
        Answer answer = creating(user);
        assertThat(answer).hasStatus(201);
        return answer.id();
    }

    public Answer creating(UserBody user) {
        return scim().post("/Users", user.toString());
    }

    public JsonNode replaces(String id, UserBody user) {
        Answer answer = scim().put("/Users/" + id, user.toString());
        assertThat(answer).hasStatus(200);
        return answer.json();
    }

    /// PATCHes a user with one operation, written as JSON.
    public JsonNode patches(String id, String operation) {
        Answer answer = patching(id, operation);
        assertThat(answer).hasStatus(200);
        return answer.json();
    }

    public Answer patching(String id, String operation) {
        return scim().patch("/Users/" + id, """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [%s]}""".formatted(operation));
    }

    /// Moves somebody into a department; an empty one clears it.
    public void moves(String id, String department) {
        patches(
                id,
                department.isEmpty()
                        ? """
                        {"op": "remove", "path": "%s:department"}""".formatted(UserBody.ENTERPRISE)
                        : """
                        {"op": "replace", "path": "%s:department", "value": "%s"}""".formatted(UserBody.ENTERPRISE, department));
    }

    public void deactivates(String id) {
        patches(id, """
                {"op": "replace", "path": "active", "value": false}""");
    }

    public void reactivates(String id) {
        patches(id, """
                {"op": "replace", "path": "active", "value": true}""");
    }

    public void deletes(String id) {
        assertThat(scim().delete("/Users/" + id)).hasStatus(204);
    }

    public Answer reading(String id) {
        return scim().get("/Users/" + id);
    }

    /// @return the new group's id
    public String createsGroup(String displayName, String... members) {
        Answer answer = creatingGroup(displayName, members);
        assertThat(answer).hasStatus(201);
        return answer.id();
    }

    public Answer creatingGroup(String displayName, String... members) {
        List<String> values = new ArrayList<>();
        List.of(members).forEach(member -> values.add("{\"value\": \"" + member + "\"}"));
        return scim().post("/Groups", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "%s", "members": [%s]}""".formatted(displayName, String.join(", ", values)));
    }

    /// Adds users and groups to a group.
    public void adds(String group, String... members) {
        assertThat(patchingGroup(group, memberOperation("add", members))).hasStatus(204);
    }

    /// Takes users and groups out of a group.
    public void takesOut(String group, String... members) {
        assertThat(patchingGroup(group, memberOperation("remove", members))).hasStatus(204);
    }

    /// Lets these and no others be the members of a group.
    public void fills(String group, String... members) {
        assertThat(patchingGroup(group, memberOperation("replace", members))).hasStatus(204);
    }

    public void renames(String group, String displayName) {
        assertThat(patchingGroup(group, """
                {"op": "replace", "path": "displayName", "value": "%s"}""".formatted(displayName))).hasStatus(204);
    }

    public void deletesGroup(String group) {
        assertThat(scim().delete("/Groups/" + group)).hasStatus(204);
    }

    /// PATCHes a group with one operation, written as JSON.
    public Answer patchingGroup(String group, String operation) {
        return scim().patch("/Groups/" + group, """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [%s]}""".formatted(operation));
    }

    private static String memberOperation(String op, String... members) {
        String values = Stream.of(members)
                .map(member -> "{\"value\": \"" + member + "\"}")
                .collect(Collectors.joining(", "));
        return """
                {"op": "%s", "path": "members", "value": [%s]}""".formatted(op, values);
    }

    /// What a filter over users finds.
    public JsonNode finds(String filter) {
        Answer answer = scim().get("/Users?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
        assertThat(answer).hasStatus(200);
        return answer.json();
    }
}
