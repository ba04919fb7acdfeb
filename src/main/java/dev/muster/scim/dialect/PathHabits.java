package dev.muster.scim.dialect;

import dev.muster.schema.Attribute;
import dev.muster.schema.AttributePath;
import dev.muster.schema.Paths;
import dev.muster.schema.ResourceType;
import dev.muster.setting.Habit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Brings the path of a PATCH operation into the form that the path grammar has (rows P10, Q6, Q8 and V4 of the
/// habits). What is broken beyond a habit comes back as it is, for the strict parser to refuse.
public record PathHabits(ResourceType type, Habits habits) {

    /// The path that a member of a value without path is. What no schema has is left out there, habit or not
    /// (RFC 7644 section 3.3), where a path that names it would be refused.
    public Optional<String> member(String sent) {
        String name = name(sent);
        boolean leftOut = isName(name) && !isKnown(name) && expanded(name, sent).isEmpty();
        return leftOut ? Optional.empty() : path(sent);
    }

    /// @return empty when the operation is to be left out
    public Optional<String> path(String sent) {
        String name = name(sent);
        Optional<AttributePath> known = Paths.resolve(type, name);
        return known.isPresent() ? known(sent, name.length(), known.get()) : unknown(sent, name);
    }

    private Optional<String> known(String sent, int bracket, AttributePath path) {
        boolean described = path.leaf().type() != Attribute.Type.OPEN;
        if (sent.indexOf(']') > bracket && described && !path.leaf().multiValued()) {
            return unless(Habit.FILTER_ON_SINGLE_VALUE, sent);
        }
        int end = sent.lastIndexOf("].");
        if (bracket < sent.length() && described && end > bracket) {
            String subAttribute = sent.substring(end + 2);
            boolean missing = path.attribute().subAttribute(subAttribute).isEmpty();
            return missing && Paths.isName(subAttribute) ? unless(Habit.UNKNOWN_ATTRIBUTE, sent) : Optional.of(sent);
        }
        return Optional.of(sent);
    }

    private Optional<String> unknown(String sent, String name) {
        Optional<String> expanded = expanded(name, sent);
        if (expanded.isPresent()) {
            return path(expanded.get());
        }
        return isName(name) ? unless(Habit.UNKNOWN_ATTRIBUTE, sent) : Optional.of(sent);
    }

    /// What a name without its extension's URN is short for.
    private Optional<String> expanded(String name, String sent) {
        return name.equalsIgnoreCase("managerId")
                ? expanded("manager.value", "manager.value", Habit.MANAGER_ID)
                : expanded(name, sent, Habit.BARE_EXTENSION_NAME);
    }

    private Optional<String> expanded(String name, String sent, Habit habit) {
        return Paths.inExtensions(type, name)
                .filter(found -> habits.understand(habit))
                .map(found -> found.extension() + ":" + sent);
    }

    private Optional<String> unless(Habit leftOut, String sent) {
        return habits.understand(leftOut) ? Optional.empty() : Optional.of(sent);
    }

    /// The paths of a remove. Entra ID names the elements to be removed in a value, which RFC 7644 section
    /// 3.5.2.2 does not have.
    public List<String> removals(String sent, @Nullable JsonNode value) {
        Optional<String> path = path(sent);
        if (path.isEmpty() || value == null || !isRemovable(path.get())) {
            return path.map(List::of).orElse(List.of());
        }
        List<String> filters = new ArrayList<>();
        for (JsonNode element : value) {
            JsonNode id = element.path("value");
            if (id.isString()) {
                filters.add("%s[value eq %s]".formatted(path.get(), id.toString()));
            }
        }
        boolean listed = value.isArray() && !value.isEmpty() && filters.size() == value.size();
        return listed && habits.understand(Habit.REMOVE_WITH_VALUE) ? filters : List.of(path.get());
    }

    /// Members of a group are removed by value in a strict setting too.
    private boolean isRemovable(String path) {
        return Paths.resolve(type, path)
                .filter(found ->
                        found.subAttribute() == null && found.attribute().multiValued())
                .filter(found -> found.attribute().subAttribute("value").isPresent())
                .filter(found -> !found.attribute().name().equals("members"))
                .isPresent();
    }

    /// Whether the schema, or in a tolerant setting an extension that no schema describes, has what the path
    /// names.
    private boolean isKnown(String path) {
        return Paths.resolve(type, name(path))
                .filter(found -> type.describes(found) || habits.tolerance().unknownExtensions())
                .isPresent();
    }

    /// Whether the path is well-formed as far as its name goes.
    private boolean isName(String path) {
        String name = name(path);
        return Paths.isUrn(name) || Arrays.stream(name.split("\\.", -1)).allMatch(Paths::isName);
    }

    private static String name(String path) {
        int bracket = path.indexOf('[');
        return bracket < 0 ? path : path.substring(0, bracket);
    }
}
