package dev.muster.rules.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/// Random edits of all that the projection depends on; most of them make some values fit no longer.
///
/// @param fields keys of custom fields of each type
/// @param groups ids of groups that may become the target group
record Edits(Random random, List<String> fields, List<String> groups) {

    private static final List<String> PATHS = List.of(
            "title",
            "nickName",
            "userType",
            "active",
            "name.formatted",
            "emails[type eq \\\"work\\\"].value",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:costCenter",
            "urn:example:params:scim:schemas:extension:badge:2.0:User:level",
            "urn:example:params:scim:schemas:extension:badge:2.0:User:remote");

    static final String BY_DEPARTMENT = """
            {"mappings": [], "targetGroup": null, "grouping": {"kind": "field", "field": "department"}}""";

    /// Group By another field, which everybody gets.
    static String by(String field) {
        return """
                {"mappings": [{"attribute": "title", "field": "%s"}], "grouping": {"kind": "field", "field": "%s"}}""".formatted(field, field);
    }

    String next() {
        Set<String> keys = new TreeSet<>(List.of("department", "lastName"));
        List<String> mappings = new ArrayList<>();
        for (String field : fields) {
            if (random.nextInt(3) > 0) {
                mappings.add(mapping(one(PATHS), field));
                keys.add(field);
            }
        }
        if (random.nextInt(4) == 0) {
            mappings.add(mapping("title", "department"));
        }
        if (random.nextInt(4) == 0) {
            mappings.add(mapping("nickName", "lastName"));
        }
        String grouping = random.nextInt(4) == 0
                ? "{\"kind\": \"none\"}"
                : "{\"kind\": \"field\", \"field\": \"%s\"}".formatted(one(List.copyOf(keys)));
        String targetGroup = random.nextInt(3) == 0 ? "null" : "\"" + one(groups) + "\"";
        return "{\"mappings\": [%s], \"grouping\": %s, \"targetGroup\": %s}"
                .formatted(String.join(", ", mappings), grouping, targetGroup);
    }

    private static String mapping(String path, String field) {
        return "{\"attribute\": \"%s\", \"field\": \"%s\"}".formatted(path, field);
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
