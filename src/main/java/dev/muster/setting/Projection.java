package dev.muster.setting;

import dev.muster.field.Field;
import dev.muster.field.FieldType;
import dev.muster.filter.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The pure function at the heart of Muster: (resource, rules) -> field values, each with the path it came
/// from, and a group name. It reads nothing else, so that rules can be changed, previewed and explained at any
/// time.
public final class Projection {

    /// Longest name of a group, in characters (code points); a longer value names no group (rule G4).
    public static final int LONGEST_GROUP_NAME = 256;

    /// Longest email address (RFC 5321 section 4.5.3.1: local part 64, @, domain 255).
    private static final int LONGEST_EMAIL = 320;

    private Projection() {}

    public static Projected of(ObjectNode resource, Rules rules) {
        Map<String, Projected.Value> values = new HashMap<>();
        List<Projected.Problem> problems = new ArrayList<>();
        for (Rules.Source source : rules.sources()) {
            fill(source, resource, values, problems);
        }
        return new Projected(values, groupName(rules.grouping(), values, problems), problems);
    }

    /// The name that the grouping gives to somebody with these values.
    private static Optional<String> groupName(
            Grouping grouping, Map<String, Projected.Value> values, List<Projected.Problem> problems) {
        return switch (grouping) {
            case Grouping.None ignored -> Optional.empty();
            // Who is in a group of the identity provider, the resource does not say.
            case Grouping.Mirror ignored -> Optional.empty();
            case Grouping.ByField byField ->
                Optional.ofNullable(values.get(byField.fieldKey()))
                        .map(value -> value.json().asString().strip())
                        .filter(name -> isGroupName(name, byField.fieldKey(), problems));
        };
    }

    private static boolean isGroupName(String name, String fieldKey, List<Projected.Problem> problems) {
        if (name.codePointCount(0, name.length()) <= LONGEST_GROUP_NAME) {
            return !name.isEmpty();
        }
        problems.add(new Projected.Problem(
                "G4", fieldKey, "The value is longer than " + LONGEST_GROUP_NAME + " characters and names no group."));
        return false;
    }

    private static void fill(
            Rules.Source source,
            ObjectNode resource,
            Map<String, Projected.Value> values,
            List<Projected.Problem> problems) {
        Field field = source.field();
        for (Rules.Path path : source.paths()) {
            switch (met(field, path, resource)) {
                case Met.Nothing ignored -> {}
                case Met.NoAddress ignored -> {}
                case Met.Misfit ignored -> {
                    problems.add(misfit(field, path.text()));
                    return;
                }
                case Met.Fitting fitting -> {
                    values.put(field.key(), new Projected.Value(fitting.value(), fitting.path()));
                    return;
                }
            }
        }
        if (field.required()) {
            problems.add(new Projected.Problem("F3", field.key(), "The field is required, and SCIM left it empty."));
        }
    }

    /// What is at each path of a field, in their order. The first that has a value settles it; what is at those
    /// after it does not count.
    public static List<Met> met(Rules.Source source, ObjectNode resource) {
        return source.paths().stream()
                .map(path -> met(source.field(), path, resource))
                .toList();
    }

    private static Met met(Field field, Rules.Path path, ObjectNode resource) {
        Optional<JsonNode> found = Values.one(path.selection(), resource).filter(Projection::isFilled);
        if (found.isEmpty()) {
            return new Met.Nothing(path.text());
        }
        if (path.onlyAddress() && !isAddress(found.get().asString())) {
            return new Met.NoAddress(path.text());
        }
        return fitted(field, found.get())
                .<Met>map(value -> new Met.Fitting(path.text(), value))
                .orElseGet(() -> new Met.Misfit(path.text()));
    }

    private static Optional<JsonNode> fitted(Field field, JsonNode value) {
        return field.type()
                .fitted(value)
                .filter(fitted ->
                        !field.key().equals(Field.EMAIL) || fitted.asString().length() <= LONGEST_EMAIL);
    }

    /// Why a field stays empty: the value at the path does not fit its type (rule F3).
    public static Projected.Problem misfit(Field field, String path) {
        String message = field.type() == FieldType.TEXT
                ? "The value at " + path + " is no single text, or is too long."
                : "The value at " + path + " is no " + field.type().word() + ".";
        return new Projected.Problem("F3", field.key(), message);
    }

    /// An empty text counts as no value, so that the next path is tried.
    private static boolean isFilled(JsonNode value) {
        return !value.isNull() && !(value.isString() && value.stringValue().isBlank());
    }

    private static boolean isAddress(String text) {
        int at = text.indexOf('@');
        return at > 0 && at == text.lastIndexOf('@') && at < text.length() - 1 && text.indexOf(' ') < 0;
    }
}
