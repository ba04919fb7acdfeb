package dev.muster.simulator.trial;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What the server says of the run's users and groups, when asked by plain SCIM.
///
/// @param users by id
/// @param groups each with its members
record ReadBack(Map<String, JsonNode> users, List<JsonNode> groups) {

    private static final int PAGE = 100;

    ReadBack {
        users = new LinkedHashMap<>(users);
        groups = List.copyOf(groups);
    }

    static ReadBack of(Plan plan, Conversation talk) {
        Map<String, JsonNode> users = new LinkedHashMap<>();
        all(talk, "/Users", "userName", plan.domain()).forEach((id, user) -> {
            if (user.path("userName").asString("").endsWith("@" + plan.domain())) {
                users.put(id, user);
            }
        });
        List<JsonNode> groups = new ArrayList<>();
        all(talk, "/Groups", "displayName", plan.marker()).forEach((id, group) -> {
            if (group.path("displayName").asString("").endsWith("(" + plan.marker() + ")")) {
                groups.add(talk.get("/Groups/" + id));
            }
        });
        return new ReadBack(users, groups);
    }

    /// Only those that a filter finds, if the server can; else everybody.
    private static Map<String, JsonNode> all(Conversation talk, String path, String attribute, String part) {
        String filter = URLEncoder.encode(attribute + " co \"" + part + "\"", StandardCharsets.UTF_8);
        String leaner = path.equals("/Groups") ? "excludedAttributes=members&" : "";
        try {
            return pages(talk, path + "?filter=" + filter + "&" + leaner);
        } catch (Declined e) {
            return pages(talk, path + "?" + leaner);
        }
    }

    private static Map<String, JsonNode> pages(Conversation talk, String list) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        int total = 1;
        int before = -1;
        while (found.size() < total && found.size() > before) { // a server that repeats itself ends it too
            before = found.size();
            JsonNode page = talk.get(list + "startIndex=" + (before + 1) + "&count=" + PAGE);
            total = page.path("totalResults").asInt(0);
            for (JsonNode resource : page.path("Resources")) {
                found.put(resource.path("id").asString(""), resource);
            }
        }
        return found;
    }
}
