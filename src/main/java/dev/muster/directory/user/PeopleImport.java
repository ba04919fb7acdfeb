package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.activity.Scope;
import dev.muster.directory.Attempt;
import dev.muster.directory.ImportOutcome;
import dev.muster.directory.group.TargetGroup;
import dev.muster.directory.group.TargetGroups;
import dev.muster.field.Field;
import dev.muster.field.FieldType;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// People from a table: new ones are made, known ones are changed, both as by hand. What is shown only must be as
/// it is; a line with anything wrong is rejected as a whole.
public final class PeopleImport {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Scope scope;
    private final boolean trial;

    /// @param trial whether nothing is to change; the outcomes are the same
    public PeopleImport(Scope scope, boolean trial) {
        this.scope = scope;
        this.trial = trial;
    }

    /// @param lines at most [Attempt#LINES_AT_ONCE]
    /// @return an outcome for each line, in their order
    public List<ImportOutcome> batch(List<PersonLine> lines) {
        return Attempt.batch(
                scope,
                trial,
                joined -> joined.change(change -> {
                    State state = State.of(joined, change, lines);
                    List<ImportOutcome> outcomes = new ArrayList<>();
                    for (PersonLine line : lines) {
                        outcomes.add(outcome(state, line, outcomes.size()));
                    }
                    state.newcomers().make(outcomes);
                    return outcomes;
                }));
    }

    private record State(
            Change change,
            People people,
            KnownPeople known,
            Map<UUID, List<TargetGroup.Reference>> groups,
            FieldValues fields,
            Newcomers newcomers) {

        static State of(Scope joined, Change change, List<PersonLine> lines) {
            KnownPeople known = KnownPeople.of(change, lines);
            boolean tellGroups = lines.stream().anyMatch(line -> line.facts().containsKey(PersonFact.GROUPS));
            return new State(
                    change,
                    new People(joined),
                    known,
                    tellGroups ? new TargetGroups(joined).groupsOf(known.ids()) : Map.of(),
                    FieldValues.of(change.transaction()),
                    new Newcomers(change));
        }
    }

    /// @param number of the line in the batch
    private static ImportOutcome outcome(State state, PersonLine line, int number) {
        try {
            Optional<Person> meant = state.known().meant(line);
            return meant.isPresent() ? known(state, line, meant.get()) : fresh(state, line, number);
        } catch (Refused refused) {
            return ImportOutcome.rejected(refused);
        }
    }

    /// The outcome holds unless somebody else takes the address before it is locked.
    private static ImportOutcome fresh(State state, PersonLine line, int number) {
        line.facts().forEach((fact, text) -> {
            if (fact != PersonFact.STATUS && !text.isEmpty()) {
                throw shownOnly(fact, "Nobody has this address; leave the cell empty to make somebody new.");
            }
        });
        Map<String, JsonNode> values = new HashMap<>();
        line.values().forEach((key, text) -> values.put(key, JSON.stringNode(text)));
        Map<String, JsonNode> given = state.fields().given(values);
        @Nullable Status status = status(line, Status.ACTIVE);
        state.newcomers().add(number, given, status == null ? Status.ACTIVE : status);
        return new ImportOutcome.Created();
    }

    private static ImportOutcome known(State state, PersonLine line, Person person) {
        Map<String, JsonNode> changes = changes(state, line, person);
        List<TargetGroup.Reference> groups = state.groups().getOrDefault(person.id(), List.of());
        boolean sameFacts = line.facts().entrySet().stream()
                .allMatch(told -> told.getValue().equals(told.getKey().text(person, groups)));
        if (changes.isEmpty() && sameFacts) {
            return new ImportOutcome.Unchanged();
        }
        return Attempt.line(state.change(), () -> {
            line.facts().forEach((fact, text) -> {
                if (fact != PersonFact.STATUS && !text.equals(fact.text(person, groups))) {
                    throw shownOnly(fact, "It is shown only. Leave it as it was, or leave the column out.");
                }
            });
            @Nullable Status status = status(line, person.status());
            if (changes.isEmpty() && status == null) {
                return new ImportOutcome.Unchanged();
            }
            state.people().change(person.id(), changes, status);
            return new ImportOutcome.Updated();
        });
    }

    /// What differs. The address is how the person was found; another spelling of it is no change.
    private static Map<String, JsonNode> changes(State state, PersonLine line, Person person) {
        Map<String, JsonNode> changes = new HashMap<>();
        line.values().forEach((key, text) -> {
            @Nullable JsonNode value = person.values().get(key);
            @Nullable
            FieldType type = Optional.ofNullable(state.fields().fields().get(key))
                    .map(Field::type)
                    .orElse(null);
            boolean same = key.equals(Field.EMAIL)
                    || text.equals(value == null ? "" : value.asString())
                    || (value == null && text.isBlank())
                    || (value != null && type != null && means(type, text, value));
            if (!same) {
                changes.put(key, text.isBlank() ? JSON.nullNode() : JSON.stringNode(text));
            }
        });
        return changes;
    }

    private static boolean means(FieldType type, String text, JsonNode value) {
        Optional<JsonNode> said = type.fitted(JSON.stringNode(text));
        if (said.isPresent() && said.get().isNumber() && value.isNumber()) {
            return said.get().decimalValue().compareTo(value.decimalValue()) == 0;
        }
        return said.equals(Optional.of(value));
    }

    /// The status that is to be; null when it is not to change.
    private static @Nullable Status status(PersonLine line, Status now) {
        String word = line.fact(PersonFact.STATUS);
        if (word.isEmpty() || word.equals(now.word())) {
            return null;
        }
        return switch (word) {
            case "active" -> Status.ACTIVE;
            case "inactive" -> Status.INACTIVE;
            default ->
                throw new Refused(
                        new Refusal.InvalidValue(PersonFact.STATUS.column(), "must be one of: active, inactive"));
        };
    }

    private static Refused shownOnly(PersonFact fact, String message) {
        return new Refused(new Refusal.InvalidValue(fact.column(), message));
    }
}
