package dev.muster.directory.user;

import dev.muster.activity.Change;
import dev.muster.field.Field;
import dev.muster.field.FieldExtension;
import dev.muster.field.FieldStore;
import dev.muster.schema.ResourceType;
import dev.muster.setting.Projected;
import dev.muster.setting.Rules;
import dev.muster.setting.Settings.Draft;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Projects people by the rules of a draft, to compare the outcome with what is stored. Those who stand at the rules
/// of today were made by them, so only what an edit can change is looked at, and most of the resource is not even
/// read. Those who are behind are projected whole.
final class PreviewProjection {

    private final PersonProjection whole;
    private final PersonProjection difference;
    private final Reach reach;

    /// Members of a resource that the difference needs, in any case.
    private final Set<String> members = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    private final Set<String> hidden;

    PreviewProjection(Change change, Draft draft) {
        List<Field> all = new FieldStore(change.transaction()).all();
        this.whole = PersonProjection.of(change, draft.after(), all);
        this.difference = PersonProjection.ofDifference(change, draft.before(), draft.after(), all);
        Rules rules = difference.rules();
        this.members.addAll(rules.members());
        this.members.add(FieldExtension.URN);
        this.reach = new Reach(
                draft.before().rulesVersion(), rules.fields(), passedOver(all, rules.fields()), passedOver(members));
        this.hidden =
                all.stream().filter(field -> !field.active()).map(Field::key).collect(Collectors.toSet());
    }

    /// Members that are not looked at. In another spelling than the schema's they are read and passed over here.
    private static Set<String> passedOver(Set<String> members) {
        return ResourceType.USER
                .members()
                .filter(member -> !members.contains(member))
                .collect(Collectors.toSet());
    }

    private static Set<String> passedOver(List<Field> all, Set<String> reached) {
        return all.stream()
                .filter(field -> !field.standard())
                .map(Field::key)
                .filter(field -> !reached.contains(field))
                .collect(Collectors.toSet());
    }

    /// What the edit can change of those whom the rules of today made.
    ///
    /// @param today the version of these rules
    /// @param fields keys of fields
    /// @param fieldsPassedOver keys of the custom fields that stay as they are
    /// @param membersPassedOver members of a resource that have no part in it
    record Reach(long today, Set<String> fields, Set<String> fieldsPassedOver, Set<String> membersPassedOver) {}

    Reach reach() {
        return reach;
    }

    /// A person as the rules of the draft have it.
    ///
    /// @param before the values of the fields that may change, by key
    /// @param after the same as they would be
    record Read(Unprojected person, Projected projected, Map<String, JsonNode> before, Map<String, JsonNode> after) {

        /// The key of an address that the person does not have yet.
        Optional<String> newAddress() {
            if (Objects.equals(after.get(Field.EMAIL), before.get(Field.EMAIL))) {
                return Optional.empty();
            }
            Optional<String> key = AddressStore.key(after);
            return key.equals(AddressStore.key(before)) ? Optional.empty() : key;
        }
    }

    Read read(Unprojected person) {
        if (person.rulesVersion() != reach.today()) {
            Projected projected = whole.project(whole.settle(person.json()));
            return new Read(person, projected, person.values(), whole.values(projected, person.own()));
        }
        Projected projected = difference.project(difference.settle(person.json(members::contains)));
        return new Read(person, projected, among(person.values()), difference.values(projected, among(person.own())));
    }

    private Map<String, JsonNode> among(Map<String, JsonNode> values) {
        Map<String, JsonNode> some = new HashMap<>(values);
        some.keySet().retainAll(reach.fields());
        return some;
    }

    /// Keys of fields that are switched off: they are filled, and nobody sees them (rule F3).
    Set<String> hidden() {
        return hidden;
    }
}
