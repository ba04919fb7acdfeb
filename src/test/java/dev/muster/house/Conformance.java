package dev.muster.house;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What `docs/conformance.md` is made of: the statements, the tests that name them, and the reasons for those that
/// have none.
record Conformance(List<Statement> statements, Map<String, List<NamedTest>> tests, Map<String, Reason> reasons) {

    static Conformance read() {
        Map<String, List<NamedTest>> tests = new TreeMap<>();
        for (NamedTest test : NamedTest.all()) {
            test.statements()
                    .forEach(id ->
                            tests.computeIfAbsent(id, any -> new ArrayList<>()).add(test));
        }
        Map<String, Reason> reasons = new TreeMap<>();
        Reason.all().forEach(reason -> reason.statements().forEach(id -> reasons.put(id, reason)));
        return new Conformance(Statement.all(), tests, reasons);
    }

    Set<String> ids() {
        return statements.stream().map(Statement::id).collect(Collectors.toCollection(TreeSet::new));
    }

    String page() {
        Map<String, List<Statement>> areas = new LinkedHashMap<>();
        statements.forEach(one ->
                areas.computeIfAbsent(one.area(), any -> new ArrayList<>()).add(one));
        StringBuilder page = new StringBuilder(head());
        areas.forEach((title, area) -> page.append("| %s | %d | %d | %s |\n"
                .formatted(link(title), area.size(), tested(area), counted(area.size() - tested(area)))));
        page.append("| **all** | %d | %d | %d |\n".formatted(statements.size(), tested(statements), reasons.size()));
        areas.forEach((title, area) -> page.append(section(title, area)));
        return page.append(links()).toString();
    }

    private static String head() {
        return """
                # Which statement of the standards which test decides

                Written by `ConformancePageTest` from [standards.md](standards.md), where the levels and the sources stand, from
                the names of the tests, and from the reasons in `src/test/resources/house/statement-reasons.txt` for what has no
                test. Words in quotes are a case of a table that one method runs. A statement whose tests fail fails the
                build, so what is listed with a test holds.

                | area | statements | with a test | with a reason instead |
                |---|---|---|---|
                """;
    }

    private static String link(String title) {
        return "[%s](#%s)"
                .formatted(
                        title,
                        title.toLowerCase(java.util.Locale.ROOT)
                                .replaceAll("[^\\w -]", "")
                                .replace(' ', '-'));
    }

    private long tested(List<Statement> some) {
        return some.stream().filter(one -> tests.containsKey(one.id())).count();
    }

    private static String counted(long number) {
        return number == 0 ? "" : String.valueOf(number);
    }

    private String section(String title, List<Statement> area) {
        StringBuilder section = new StringBuilder("""

                ## %s

                | statement | level | in words | decided by |
                |---|---|---|---|
                """.formatted(title));
        area.forEach(one -> section.append(
                "| %s | %s | %s | %s |\n".formatted(one.id(), one.level(), one.words(), decidedBy(one.id()))));
        return section.toString();
    }

    private String decidedBy(String id) {
        Reason reason = reasons.get(id);
        return reason != null
                ? "**%s.** %s".formatted(reason.kind(), reason.words())
                : tests.getOrDefault(id, List.of()).stream()
                        .map(Conformance::named)
                        .collect(Collectors.joining("<br>"));
    }

    private static String named(NamedTest test) {
        return "[%s]%s"
                .formatted(
                        test.source().name(),
                        test.isCase() ? " “" + test.name().replace("|", "\\|") + "”" : " `" + test.name() + "`");
    }

    private String links() {
        Map<String, String> files = new TreeMap<>();
        tests.values()
                .forEach(all -> all.forEach(test ->
                        files.put(test.source().name(), test.source().path().toString())));
        StringBuilder links = new StringBuilder("\n");
        files.forEach((name, path) -> links.append("[%s]: ../%s\n".formatted(name, path)));
        return links.toString();
    }
}
