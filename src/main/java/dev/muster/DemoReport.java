package dev.muster;

import dev.muster.simulator.Organisation;
import dev.muster.simulator.Person;
import dev.muster.simulator.Summary;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// What the demo tells at the end: who landed where, and how to look around.
record DemoReport(
        URI url,
        String adminKey,
        DemoOperator operator,
        DemoCompany company,
        Organisation organisation,
        Summary summary) {

    String text() throws InterruptedException {
        List<JsonNode> groups = company.groups();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("%d requests in %.1f s: %d answered 2xx, %d 4xx, %d 5xx%s"
                .formatted(
                        summary.requests(),
                        summary.duration().toMillis() / 1000.0,
                        summary.answered(2),
                        summary.answered(4),
                        summary.answered(5),
                        summary.failures().isEmpty() ? "." : "; failed: " + summary.failures()));
        lines.add("");
        lines.add("Target groups of " + company.name() + " (Group By department):");
        groups.stream().sorted(largestFirst()).map(DemoReport::group).forEach(lines::add);
        lines.add("");
        lines.add("Some of its people:");
        lines.addAll(examples());
        lines.addAll(waysIn(groups));
        return String.join("\n", lines);
    }

    private static Comparator<JsonNode> largestFirst() {
        return Comparator.comparingInt(
                        (JsonNode group) -> group.path("memberCount").asInt())
                .reversed();
    }

    private static String group(JsonNode group) {
        return "  %5d  %-24s %s"
                .formatted(
                        group.path("memberCount").asInt(),
                        group.path("name").asString(),
                        group.path("origin").asString());
    }

    private List<String> examples() throws InterruptedException {
        Map<String, JsonNode> people = new HashMap<>();
        company.people().forEach(person -> people.put(person.path("userName").asString(), person));
        List<String> lines = new ArrayList<>();
        example(people, "no department", person -> person.department().isEmpty(), lines);
        example(people, "another case", DemoReport::shouts, lines);
        example(people, "an apostrophe", person -> person.familyName().contains("'"), lines);
        example(people, "another alphabet", person -> person.familyName().codePointAt(0) > 0x2FF, lines);
        example(people, "switched off", person -> !person.active(), lines);
        return lines;
    }

    private void example(Map<String, JsonNode> people, String label, Predicate<Person> meant, List<String> lines) {
        organisation.people().stream()
                .filter(meant)
                .map(Person::userName)
                .flatMap(userName -> Stream.ofNullable(people.get(userName)))
                .findFirst()
                .ifPresent(person -> lines.add("  %-17s %s".formatted(label + ":", person(person))));
    }

    private static boolean shouts(Person person) {
        return person.department()
                .filter(department -> department.matches("[A-Z &']{4,}"))
                .isPresent();
    }

    private static String person(JsonNode person) {
        String groups = StreamSupport.stream(person.path("groups").spliterator(), false)
                .map(group -> group.path("name").asString())
                .collect(Collectors.joining(", "));
        return "%s %s <%s>, %s, department %s, %s -> %s"
                .formatted(
                        person.path("firstName").asString(),
                        person.path("lastName").asString(),
                        person.path("email").asString(),
                        person.path("fields").path("country").asString("no country"),
                        person.path("department").isString()
                                ? "'" + person.path("department").asString() + "'"
                                : "none",
                        person.path("status").asString(),
                        groups);
    }

    private List<String> waysIn(List<JsonNode> groups) {
        String api = url + "/api/v1/companies/" + company.id();
        String group = groups.stream()
                .min(largestFirst())
                .map(largest -> largest.path("id").asString())
                .orElse("");
        String somebody = organisation.people().isEmpty()
                ? "nobody"
                : organisation.people().getFirst().userName();
        return List.of(
                "",
                "Look around:",
                "  console       " + url,
                "  sign in as    " + operator.email(),
                "  password      " + operator.password(),
                "  API key       " + adminKey,
                "  SCIM address  " + url + "/scim/v2",
                "  SCIM token    " + company.token(),
                "",
                "  curl -H 'Authorization: Bearer " + adminKey + "' '" + api + "/target-groups/" + group
                        + "/members?limit=3'",
                "",
                "  curl -H 'Authorization: Bearer " + company.token() + "' '" + url
                        + "/scim/v2/Users?filter=userName%20eq%20%22" + somebody + "%22'",
                "");
    }
}
