package dev.muster.reliability;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a client wants a user or a group to be: attributes by their paths, and members by their user names, since
/// a user whose creation was not answered has no id yet that the client knows.
record Content(Map<String, String> values, Set<String> members) {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final List<String> READ =
            List.of("userName", "displayName", "externalId", "title", "active", "emails/0/value", "department");

    Content {
        values = new TreeMap<>(values);
        members = new TreeSet<>(members);
    }

    static Content user(String userName, String title, String department) {
        return new Content(
                Map.of(
                        "userName",
                        userName,
                        "externalId",
                        "x-" + userName,
                        "title",
                        title,
                        "active",
                        "true",
                        "emails/0/value",
                        userName + "@acme.example",
                        "department",
                        department),
                Set.of());
    }

    static Content group(String displayName, Set<String> members) {
        return new Content(Map.of("displayName", displayName), members);
    }

    /// @param names who has which id
    static Content of(JsonNode resource, Function<String, String> names) {
        Map<String, String> values = new TreeMap<>();
        for (String path : READ) {
            JsonNode value =
                    path.equals("department") ? resource.path(ENTERPRISE).path(path) : resource.at("/" + path);
            if (!value.isMissingNode()) {
                values.put(path, value.asString());
            }
        }
        Set<String> members = new TreeSet<>();
        resource.path("members")
                .forEach(member -> members.add(names.apply(member.path("value").asString())));
        return new Content(values, members);
    }

    Content with(String path, String value) {
        Map<String, String> changed = new TreeMap<>(values);
        changed.put(path, value);
        return new Content(changed, members);
    }

    Content withMembers(Set<String> changed) {
        return new Content(values, changed);
    }

    Content onlyMembers(Predicate<String> staying) {
        Set<String> left = new TreeSet<>(members);
        left.removeIf(staying.negate());
        return new Content(values, left);
    }

    /// The body of a POST or PUT.
    ///
    /// @param ids what stands for a member: an id, or a reference within a bulk
    ObjectNode body(Function<String, String> ids) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        boolean user = values.containsKey("userName");
        body.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:" + (user ? "User" : "Group"));
        values.forEach((path, value) -> {
            switch (path) {
                case "active" -> body.put(path, Boolean.parseBoolean(value));
                case "emails/0/value" -> body.putArray("emails").addObject().put("value", value);
                case "department" -> {
                    body.withArray("/schemas").add(ENTERPRISE);
                    body.putObject(ENTERPRISE).put(path, value);
                }
                default -> body.put(path, value);
            }
        });
        if (!user) {
            members.forEach(member -> body.withArray("/members").addObject().put("value", ids.apply(member)));
        }
        return body;
    }
}
