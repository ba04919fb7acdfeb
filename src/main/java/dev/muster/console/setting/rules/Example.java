package dev.muster.console.setting.rules;

import dev.muster.directory.Directory;
import dev.muster.directory.group.PlannedGroups;
import dev.muster.directory.user.Person;
import dev.muster.directory.user.PersonChange;
import dev.muster.directory.user.Preview;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One person in a preview, before and after.
///
/// @param left the names of groups that the person leaves
/// @param joined the groups that the person comes into
public record Example(UUID user, String name, List<Value> values, List<String> left, List<PlannedGroups.Place> joined) {

    /// A field that changes; an empty text stands for no value.
    public record Value(String field, String before, String after) {}

    /// A page of examples.
    ///
    /// @param last where the next page begins; null when there is none
    public record Several(List<Example> examples, @Nullable UUID last) {}

    static Several all(Directory directory, RuleWords words, Preview.Examples examples) {
        List<UUID> ids = examples.changes().stream().map(PersonChange::user).toList();
        Map<UUID, Person> people =
                directory.people().read(ids).stream().collect(Collectors.toMap(Person::id, Function.identity()));
        return new Several(
                examples.changes().stream()
                        .map(change -> of(change, people, words))
                        .toList(),
                examples.last().orElse(null));
    }

    private static Example of(PersonChange change, Map<UUID, Person> people, RuleWords words) {
        TreeSet<String> keys = new TreeSet<>(change.before().keySet());
        keys.addAll(change.after().keySet());
        List<Value> values = keys.stream()
                .map(key -> new Value(words.field(key), text(change.before(), key), text(change.after(), key)))
                .toList();
        return new Example(
                change.user(),
                name(Optional.ofNullable(people.get(change.user()))),
                values,
                change.left().stream().map(PlannedGroups.Place::name).toList(),
                change.joined());
    }

    private static String text(Map<String, JsonNode> values, String key) {
        JsonNode value = values.get(key);
        return value == null ? "" : value.asString("");
    }

    private static String name(Optional<Person> person) {
        return person.flatMap(Person::name).orElse("…");
    }
}
