package dev.muster.clients;

import dev.muster.testing.Answer;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// What a company looks like, written as a table that a person can read and a test can compare: its people and
/// target groups as the admin API shows them, and the identity provider's own groups as SCIM shows them.
record State(TestSetting setting) {

    private static final List<String> COLUMNS =
            List.of("userName", "externalId", "status", "email", "firstName", "lastName", "department", "phoneNumber");

    /// The part of the expected table below a heading, with the blanks between columns made the same.
    static String expected(String client, String heading) {
        String text = Replay.resource(client + ".expected.txt");
        String after = text.substring(text.indexOf("== " + heading + "\n"));
        return after.lines()
                .skip(1)
                .takeWhile(line -> !line.startsWith("== "))
                .filter(line -> !line.isBlank())
                .map(line -> row(Arrays.stream(line.split("\\|", -1))))
                .collect(Collectors.joining("\n"));
    }

    String seen() {
        List<String> lines = new ArrayList<>();
        lines.add("-- people: " + String.join(" | ", COLUMNS) + " | groups");
        people().sorted().forEach(lines::add);
        lines.add("-- target groups: name | origin | members");
        company().groups().stream().map(State::targetGroup).sorted().forEach(lines::add);
        lines.add("-- groups over SCIM: displayName | members");
        scimGroups().sorted().forEach(lines::add);
        return String.join("\n", lines);
    }

    private TestCompany company() {
        return setting.company();
    }

    private Stream<String> people() {
        return Stream.concat(company().people().stream(), company().deletedPeople().stream())
                .map(State::person);
    }

    private static String person(JsonNode person) {
        String groups = StreamSupport.stream(person.path("groups").spliterator(), false)
                .map(group -> group.path("name").asString())
                .sorted()
                .collect(Collectors.joining(", "));
        return row(Stream.concat(COLUMNS.stream().map(column -> text(person.path(column))), Stream.of(groups)));
    }

    private static String targetGroup(JsonNode group) {
        return row(Stream.of(text(group.path("name")), text(group.path("origin")), text(group.path("memberCount"))));
    }

    private Stream<String> scimGroups() {
        List<JsonNode> groups = resources("/Groups?count=100");
        Map<String, String> names = new HashMap<>();
        groups.forEach(group -> names.put(text(group.path("id")), text(group.path("displayName"))));
        resources("/Users?count=100").forEach(user -> names.put(text(user.path("id")), text(user.path("userName"))));
        return groups.stream().map(group -> row(Stream.of(text(group.path("displayName")), members(group, names))));
    }

    private static String members(JsonNode group, Map<String, String> names) {
        return StreamSupport.stream(group.path("members").spliterator(), false)
                .map(member -> names.getOrDefault(text(member.path("value")), "unknown"))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private List<JsonNode> resources(String path) {
        Answer answer = setting.scim().get(path);
        List<JsonNode> resources = new ArrayList<>();
        answer.at("/Resources").forEach(resources::add);
        return resources;
    }

    private static String row(Stream<String> cells) {
        return cells.map(String::strip).collect(Collectors.joining(" | ")).strip();
    }

    private static String text(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "" : value.asString();
    }
}
