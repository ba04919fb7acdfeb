package dev.muster.console.connect;

import dev.muster.console.Page;
import dev.muster.directory.connection.Sample;
import dev.muster.directory.connection.WantedSetting;
import dev.muster.setting.Projected;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Somebody made up, of whom the page shows what the rules would make. What a client would say of them can be
/// changed.
///
/// @param said what the client would say, in the order of the form
/// @param rows what would stand in the fields
/// @param group where they would go, in a sentence
/// @param trouble why nothing can be shown; empty when it can
public record ExamplePerson(List<Said> said, List<Row> rows, String group, String trouble) {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:";

    /// What the mappings of every setting begin with, said of somebody.
    private static final List<Map.Entry<String, String>> USUAL = List.of(
            Map.entry("userName", "ada.lovelace@example.com"),
            Map.entry("name.givenName", "Ada"),
            Map.entry("name.familyName", "Lovelace"),
            Map.entry("emails[type eq \"work\"].value", "ada.lovelace@example.com"),
            Map.entry("phoneNumbers[type eq \"work\"].value", "+31 20 555 0142"),
            Map.entry(ENTERPRISE + "department", "Engineering"));

    /// By the last part of a path.
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("country", "NL"),
            Map.entry("locality", "Amsterdam"),
            Map.entry("region", "North Holland"),
            Map.entry("postalCode", "1012 JS"),
            Map.entry("streetAddress", "Dam 1"),
            Map.entry("employeeNumber", "10042"),
            Map.entry("costCenter", "CC-100"),
            Map.entry("division", "Research"),
            Map.entry("organization", "Example Ltd"),
            Map.entry("title", "Engineer"),
            Map.entry("userType", "Employee"),
            Map.entry("preferredLanguage", "en"),
            Map.entry("locale", "en-GB"),
            Map.entry("timezone", "Europe/Amsterdam"),
            Map.entry("displayName", "Ada Lovelace"),
            Map.entry("nickName", "Ada"));

    /// @param name of the form's field
    public record Said(String name, String path, String value) {}

    /// @param note why a value is not used, or the path that it comes from
    public record Row(String field, String value, String note, boolean isProblem) {}

    /// What is said of the person: as it was typed, or made up.
    static List<Said> said(WantedSetting wanted, Map<String, List<String>> sent) {
        Map<String, String> paths = new LinkedHashMap<>();
        USUAL.forEach(usual -> paths.put(usual.getKey(), usual.getValue()));
        wanted.mappings().stream()
                .map(WantedSetting.WantedMapping::attribute)
                .filter(path -> !path.isBlank())
                .forEach(path -> paths.putIfAbsent(path, madeUp(path)));
        List<Said> said = new ArrayList<>();
        paths.forEach((path, value) -> {
            String name = "sample[" + said.size() + "]";
            @Nullable List<String> typed = sent.get(name);
            said.add(new Said(name, path, typed == null ? value : typed.getLast()));
        });
        return said;
    }

    private static String madeUp(String path) {
        String last = path.substring(Math.max(path.lastIndexOf('.'), path.lastIndexOf(':')) + 1);
        return VALUES.getOrDefault(last, "Example");
    }

    static Map<String, String> values(List<Said> said) {
        Map<String, String> values = new LinkedHashMap<>();
        said.forEach(each -> values.put(each.path(), each.value()));
        return values;
    }

    static List<Row> rows(Page page, Sample sample) {
        return sample.fields().stream()
                .map(field -> row(page, field.key(), field.name(), sample.projected()))
                .toList();
    }

    private static Row row(Page page, String key, String name, Projected projected) {
        Projected.@Nullable Value value = projected.values().get(key);
        if (value != null) {
            return new Row(name, value.json().asString(), page.text("wizard.sample.from", value.path()), false);
        }
        return projected.problems().stream()
                .filter(problem -> problem.field().equals(key))
                .findFirst()
                .map(problem -> new Row(name, "", page.said(problem.message()), true))
                .orElseGet(() -> new Row(name, "", page.text("wizard.sample.nothing"), false));
    }
}
