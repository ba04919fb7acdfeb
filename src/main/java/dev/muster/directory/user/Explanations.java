package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.activity.Scope;
import dev.muster.directory.group.GivenMembership;
import dev.muster.directory.group.Memberships;
import dev.muster.directory.group.Mirror;
import dev.muster.directory.user.Explanation.Cause;
import dev.muster.field.Field;
import dev.muster.field.FieldStore;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.setting.SettingStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Explains people: by the projection itself, run again, and by the events of the person (rule R3).
public record Explanations(Scope scope) {

    private static final String HELD_DELETION =
            "The identity provider has deleted the user, and that waits for an administrator. When it is applied, the"
                    + " person becomes deleted and leaves all groups; the values stay until the person is erased.";
    private static final String HELD_INACTIVITY =
            "The identity provider has made the user inactive, and that waits for an administrator. When it is"
                    + " applied, the person becomes inactive; values and groups stay.";

    public Explanation of(UUID id) {
        return scope.change(change -> {
            Person person = new UserStore(change.transaction())
                    .read(id)
                    .orElseThrow(() -> new Refused(new Refusal.NotFound("target user " + id)));
            Makers makers = makers(change, person);
            Optional<Derivation> derivation =
                    derivation(change, person, makers.leftOut().keySet());
            List<GivenMembership> memberships = new Memberships(change).given(person.id());
            Mirror.Ways ways = derivation
                    .map(rules -> new Mirror(change, rules.setting()).ways(person.resident()))
                    .orElse(Mirror.Ways.NONE);
            return new Explanation(
                    fields(change, person, derivation, makers),
                    groups(memberships, derivation, ways),
                    grouping(person, derivation, ways),
                    held(person, memberships));
        });
    }

    /// How the setting's rules make the person; nothing when no setting does.
    private static Optional<Derivation> derivation(Change change, Person person, Set<String> leftOut) {
        if (person.settingId() == null || person.resource() == null) {
            return Optional.empty();
        }
        return new SettingStore(change.transaction())
                .read(person.settingId())
                .map(setting -> Derivation.of(PersonProjection.of(change, setting), setting, person, leftOut));
    }

    /// What made the fields what they are, by their keys.
    ///
    /// @param leftOut where that was something that does not fit
    private record Makers(Map<String, SetterStore.Set> values, Map<String, Explanation.Setter> leftOut) {

        Explanation.@Nullable Setter of(Field field, Derivation.Why why, @Nullable JsonNode value) {
            Explanation.Setter misfit = why.cause() == Cause.MISFIT ? leftOut.get(field.key()) : null;
            return misfit == null ? setter(values.get(field.key()), value) : misfit;
        }
    }

    /// What was left out before a field was filled counts no longer.
    private static Makers makers(Change change, Person person) {
        SetterStore store = new SetterStore(change.transaction());
        Map<String, SetterStore.Set> values = store.byField(person.id());
        Map<String, Explanation.Setter> leftOut = new HashMap<>(store.leftOut(person.id()));
        leftOut.entrySet().removeIf(left -> {
            SetterStore.Set later = values.get(left.getKey());
            return later != null && later.setter().at().isAfter(left.getValue().at());
        });
        return new Makers(values, leftOut);
    }

    private static List<Explanation.OfField> fields(
            Change change, Person person, Optional<Derivation> derivation, Makers makers) {
        return new FieldStore(change.transaction())
                .all().stream()
                        .filter(Field::active)
                        .map(field -> {
                            JsonNode value = person.values().get(field.key());
                            Derivation.Why why = derivation
                                    .map(rules -> rules.why(field, value))
                                    .orElseGet(() -> unowned(value));
                            return new Explanation.OfField(
                                    field.key(),
                                    value,
                                    why.rule(),
                                    why.path(),
                                    why.cause(),
                                    derivation.map(rules -> rules.paths(field)).orElse(List.of()),
                                    why.words(),
                                    makers.of(field, why, value));
                        })
                        .toList();
    }

    private static Derivation.Why unowned(@Nullable JsonNode value) {
        return new Derivation.Why(
                value == null ? Cause.NO_VALUE : Cause.OWN,
                null,
                null,
                value == null
                        ? "No value was given."
                        : "The person's own: given by hand, import or API, or left by a setting that was deleted.");
    }

    /// An event that told something else is of an earlier field of this key.
    private static Explanation.@Nullable Setter setter(SetterStore.@Nullable Set set, @Nullable JsonNode value) {
        JsonNode now = value == null ? JsonNodeFactory.instance.nullNode() : value;
        return set == null || !set.value().equals(now) ? null : set.setter();
    }

    private static Explanation.OfGrouping grouping(Person person, Optional<Derivation> derivation, Mirror.Ways ways) {
        if (person.status() == Status.DELETED) {
            return new Explanation.OfGrouping(Cause.DELETED, "L2", null, "A deleted person is in no group.");
        }
        return derivation
                .map(rules -> rules.grouping(ways))
                .orElseGet(() -> new Explanation.OfGrouping(
                        Cause.NO_SETTING, null, null, "No setting owns the person: no rule gives it a group."));
    }

    private static List<Explanation.OfGroup> groups(
            List<GivenMembership> memberships, Optional<Derivation> derivation, Mirror.Ways ways) {
        return memberships.stream().map(given -> group(given, derivation, ways)).toList();
    }

    private static Explanation.OfGroup group(GivenMembership given, Optional<Derivation> derivation, Mirror.Ways ways) {
        Derivation.Why why;
        if (given.byHand()) {
            why = new Derivation.Why(Cause.BY_HAND, null, null, "Given by hand.");
        } else {
            why = derivation
                    .flatMap(rules -> rules.why(given.group(), ways))
                    .orElseGet(() -> new Derivation.Why(
                            derivation.isPresent() ? Cause.RULES_UNDER_WAY : Cause.LEFT_BEHIND,
                            given.rule(),
                            null,
                            derivation.isPresent() ? Derivation.BEHIND : "Left by a setting that was deleted."));
        }
        return new Explanation.OfGroup(
                given.group().id(),
                given.group().name(),
                given.giver(),
                why.rule(),
                why.cause(),
                ways.to(given.group().id()).orElse(List.of()),
                why.words(),
                given.eventId() == null || given.at() == null
                        ? null
                        : new Explanation.Setter(given.eventId(), given.at(), given.requestId(), given.setting()));
    }

    private static Explanation.@Nullable OfHold held(Person person, List<GivenMembership> memberships) {
        if (person.held() == null) {
            return null;
        }
        boolean deleted = person.held().becomes() == Status.DELETED;
        return new Explanation.OfHold(
                person.held(),
                person.status(),
                deleted
                        ? memberships.stream()
                                .map(GivenMembership::group)
                                .distinct()
                                .toList()
                        : List.of(),
                deleted ? HELD_DELETION : HELD_INACTIVITY);
    }
}
