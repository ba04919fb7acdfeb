package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.directory.group.GroupName;
import dev.muster.directory.group.Memberships;
import dev.muster.directory.group.Mirror;
import dev.muster.field.Field;
import dev.muster.field.FieldExtension;
import dev.muster.field.FieldStore;
import dev.muster.field.SentFields;
import dev.muster.setting.Grouping;
import dev.muster.setting.Projected;
import dev.muster.setting.Projection;
import dev.muster.setting.Rules;
import dev.muster.setting.ScimSetting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Applies the rules of a setting to its people: values from the projection, and the groups that follow from
/// them.
final class PersonProjection {

    private final ScimSetting setting;
    private final List<Field> fields;
    private final Rules rules;
    private final Set<String> filled;
    private final Memberships memberships;
    private final Mirror mirror;

    /// Groups that were looked up already: they can be neither renamed nor deleted until the transaction ends.
    private final Map<String, Memberships.Placement> named = new HashMap<>();

    private Optional<Memberships.Placement> target = Optional.empty();

    private PersonProjection(Change change, ScimSetting setting, List<Field> fields, Rules rules) {
        this.setting = setting;
        this.fields = fields;
        this.rules = rules;
        this.filled = rules.filledFields();
        this.memberships = new Memberships(change);
        this.mirror = new Mirror(change, setting);
    }

    static PersonProjection of(Change change, ScimSetting setting) {
        return of(change, setting, new FieldStore(change.transaction()).all());
    }

    /// @param fields of the company
    static PersonProjection of(Change change, ScimSetting setting, List<Field> fields) {
        return new PersonProjection(change, setting, fields, Rules.of(setting, fields));
    }

    /// For people whom the rules of `before` made: of the rules of `after` only those that can make a difference.
    static PersonProjection ofDifference(Change change, ScimSetting before, ScimSetting after, List<Field> fields) {
        Rules difference = Rules.of(after, fields).since(Rules.of(before, fields));
        return new PersonProjection(change, after, fields, difference);
    }

    Rules rules() {
        return rules;
    }

    /// What was sent for the fields, in their form, and what did not fit (rules F3, F6).
    SentFields settle(ObjectNode resource) {
        return SentFields.of(resource, fields);
    }

    Projected project(SentFields sent) {
        Projected projected = Projection.of(sent.resource(), rules);
        List<Projected.Problem> problems = new ArrayList<>();
        sent.unfit().forEach(field -> problems.add(Projection.misfit(field, FieldExtension.URN + ":" + field.key())));
        problems.addAll(projected.problems());
        return new Projected(projected.values(), projected.groupName(), problems);
    }

    /// What the fields hold: the projected values, and in fields that SCIM does not fill, the person's own.
    Map<String, JsonNode> values(Projected projected, Map<String, JsonNode> own) {
        Map<String, JsonNode> values = new HashMap<>(own);
        values.keySet().removeAll(filled);
        projected.values().forEach((key, value) -> values.put(key, value.json()));
        return values;
    }

    /// The values of a person whose new address belongs to a person of another setting: the field stays as it
    /// was (rule L6).
    static Map<String, JsonNode> keepingAddress(Map<String, JsonNode> before, Map<String, JsonNode> values) {
        Map<String, JsonNode> kept = new HashMap<>(values);
        kept.remove(Field.EMAIL);
        Optional.ofNullable(before.get(Field.EMAIL)).ifPresent(address -> kept.put(Field.EMAIL, address));
        return kept;
    }

    /// Why the field kept its value.
    static Projected.Problem addressTaken(Projected projected) {
        Projected.Value address = Objects.requireNonNull(projected.values().get(Field.EMAIL));
        return new Projected.Problem(
                "L6",
                Field.EMAIL,
                "The address at " + address.path()
                        + " belongs to a person of another SCIM setting of the company, so the field stays as it was.");
    }

    /// A person as it is stored from now on, and what was made of it.
    record Made(Person person, Projected projected) {}

    /// Asks for the group that the values name, together with whatever is asked next.
    void ask(Projected projected) {
        projected.groupName().ifPresent(name -> memberships.ask(new GroupName(name)));
    }

    /// Puts somebody new, who is in no group, where the rules say.
    void placeNewcomer(Person person, Projected projected) {
        memberships.join(placements(List.of(new Made(person, projected))));
    }

    /// Puts people into the groups that the rules name, and out of those they named before (rules G1, G2, G4,
    /// G5).
    void settleGroups(List<Made> people) {
        memberships.settle(placements(people));
    }

    void settleGroups(Person person, Projected projected) {
        settleGroups(List.of(new Made(person, projected)));
    }

    private Map<UUID, List<Memberships.Placement>> placements(List<Made> people) {
        return switch (setting.grouping()) {
            case Grouping.Mirror ignored ->
                mirror.placements(
                        people.stream().map(Made::person).map(Person::resident).toList());
            case Grouping.None ignored -> placementsByValue(people);
            case Grouping.ByField ignored -> placementsByValue(people);
        };
    }

    private Map<UUID, List<Memberships.Placement>> placementsByValue(List<Made> people) {
        Map<UUID, List<Memberships.Placement>> placements = new LinkedHashMap<>();
        people.forEach(made -> placements.put(
                made.person().id(), placement(made.projected()).stream().toList()));
        return placements;
    }

    /// What the rules of today make of a person as it is stored.
    Projected of(Person person) {
        return Projection.of(person.scim().json(), rules);
    }

    /// Whether the person was not brought to the rules of today yet.
    boolean isBehind(Person person) {
        return person.rulesVersion() != setting.rulesVersion();
    }

    /// Whether this person's groups may have to change. When not, no membership is read at all.
    ///
    /// @param was what the rules of today made of the person before
    boolean mayMove(Person before, Projected was, Projected projected) {
        return isBehind(before) || !key(was).equals(key(projected));
    }

    private Optional<Memberships.Placement> placement(Projected projected) {
        if (projected.groupName().isPresent()) {
            GroupName name = new GroupName(projected.groupName().get());
            return Optional.of(named.computeIfAbsent(name.key(), key -> memberships.named(name, setting.id())));
        }
        if (target.isEmpty()) {
            target = Optional.ofNullable(setting.targetGroup()).map(memberships::target);
        }
        return target;
    }

    private static Optional<String> key(Projected projected) {
        return projected.groupName().map(name -> new GroupName(name).key());
    }
}
