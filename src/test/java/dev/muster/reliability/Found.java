package dev.muster.reliability;

import static dev.muster.testing.AnswerAssert.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// All users and groups of a setting as a client reads them.
record Found(Map<String, Known> users, Map<String, Known> groups) {

    static Found through(Http scim) {
        Map<String, String> names = new TreeMap<>();
        Map<String, Known> users = new TreeMap<>();
        for (JsonNode user : all(scim, "/Users")) {
            names.put(user.path("id").asString(), user.path("userName").asString());
            users.put(user.path("userName").asString(), Known.of(user, names));
        }
        Map<String, Known> groups = new TreeMap<>();
        for (JsonNode group : all(scim, "/Groups")) {
            groups.put(group.path("displayName").asString(), Known.of(group, names));
        }
        return new Found(users, groups);
    }

    private static List<JsonNode> all(Http scim, String path) {
        List<JsonNode> resources = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = scim.get(path + "?count=1000&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
            assertThat(page).hasStatus(200);
            page.at("/Resources").forEach(resources::add);
            cursor = page.at("/nextCursor").asString("");
        } while (!cursor.isEmpty());
        return resources;
    }
}
