package dev.muster.activity;

import dev.muster.testing.TestCompany;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// A copy of a company's directory that is made from its events alone.
public final class Rebuilt {

    private static final Set<String> STANDARD = Set.of("email", "firstName", "lastName", "department", "phoneNumber");
    private static final List<String> PARTS =
            List.of("status", "origin", "settingId", "userName", "externalId", "resourceId");

    private final Map<String, Map<String, String>> people = new TreeMap<>();
    private final Map<String, Map<String, String>> groups = new TreeMap<>();
    /// Person, group and who holds the person there.
    private final Map<String, Map<String, Set<String>>> memberships = new HashMap<>();

    public void apply(JsonNode event) {
        String id = event.at("/subject/id").asString();
        String kind = event.path("kind").asString();
        if (kind.startsWith("user.")) {
            merge(people.computeIfAbsent(id, somebody -> new TreeMap<>()), event.path("after"));
        } else if (kind.startsWith("group.")) {
            merge(groups.computeIfAbsent(id, group -> new TreeMap<>()), event.path("after"));
        } else if (kind.startsWith("member.")) {
            boolean joined = kind.equals("member.added");
            JsonNode membership = event.path(joined ? "after" : "before");
            Set<String> givers = memberships
                    .computeIfAbsent(id, somebody -> new HashMap<>())
                    .computeIfAbsent(membership.path("groupId").asString(), group -> new TreeSet<>());
            String giver = membership.path("givenBy").asString();
            if (joined) {
                givers.add(giver);
            } else {
                givers.remove(giver);
            }
        }
        switch (kind) {
            case "user.erased" -> people.remove(id);
            case "group.deleted" -> {
                groups.remove(id);
                memberships.values().forEach(in -> in.remove(id));
            }
            case "field.deleted" -> {
                String field = "fields." + event.at("/before/key").asString();
                people.values().forEach(person -> person.remove(field));
            }
            default -> {}
        }
    }

    private static void merge(Map<String, String> known, JsonNode after) {
        after.properties().forEach(part -> {
            if (part.getValue().isNull()) {
                known.remove(part.getKey());
            } else {
                known.put(part.getKey(), part.getValue().asString());
            }
        });
    }

    /// Everybody and every group, as far as the API's lists show them.
    public Map<String, Map<String, String>> directory() {
        Map<String, Map<String, String>> all = new TreeMap<>();
        people.forEach((id, known) -> {
            Map<String, String> person = new TreeMap<>(known);
            person.keySet().removeIf(part -> !PARTS.contains(part) && !part.startsWith("fields."));
            Set<String> in = new TreeSet<>();
            memberships.getOrDefault(id, Map.of()).forEach((group, givers) -> {
                if (!givers.isEmpty()) {
                    in.add(group);
                }
            });
            person.put("groups", in.toString());
            all.put("user " + id, person);
        });
        groups.forEach((id, known) -> all.put("group " + id, known));
        return all;
    }

    /// The same from the lists of the API.
    public static Map<String, Map<String, String>> listed(TestCompany company) {
        Map<String, Map<String, String>> all = new TreeMap<>();
        company.people().forEach(person -> all.put("user " + person.path("id").asString(), listed(person)));
        company.deletedPeople()
                .forEach(person -> all.put("user " + person.path("id").asString(), listed(person)));
        company.groups().forEach(group -> {
            Map<String, String> parts = new TreeMap<>();
            List.of("name", "origin", "settingId").forEach(part -> put(parts, part, group.path(part)));
            all.put("group " + group.path("id").asString(), parts);
        });
        return all;
    }

    private static Map<String, String> listed(JsonNode person) {
        Map<String, String> parts = new TreeMap<>();
        PARTS.forEach(part -> put(parts, part, person.path(part)));
        STANDARD.forEach(key -> put(parts, "fields." + key, person.path(key)));
        person.path("fields").properties().forEach(field -> put(parts, "fields." + field.getKey(), field.getValue()));
        Set<String> in = new TreeSet<>();
        person.path("groups").forEach(group -> in.add(group.path("id").asString()));
        parts.put("groups", in.toString());
        return parts;
    }

    private static void put(Map<String, String> parts, String name, JsonNode value) {
        if (!value.isNull() && !value.isMissingNode()) {
            parts.put(name, value.asString());
        }
    }
}
