package dev.muster.field;

import dev.muster.activity.Change;
import dev.muster.activity.Event;
import dev.muster.activity.Scope;
import dev.muster.company.CompanyStore;
import dev.muster.job.Job;
import dev.muster.job.Jobs;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.store.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The rules for the fields of a company (rule F3).
///
/// @param uses tells which SCIM setting needs a field
/// @param followers what SCIM settings do when there is a new field
public record Fields(Uses uses, Followers followers, Jobs jobs) {

    /// Settings stand on fields, not the other way round: so they are asked through this.
    @FunctionalInterface
    public interface Uses {
        /// The name of a setting that maps to the field or groups by it, if there is one.
        Optional<String> settingWith(Transaction transaction, String fieldKey);
    }

    /// Settings again: clients may have sent values for a field before there was one (rule F6).
    @FunctionalInterface
    public interface Followers {

        void follow(Change change);

        /// Around all of it: clients that never pause are to let it pass.
        default <T> T letPass(Scope scope, Supplier<T> work) {
            return work.get();
        }
    }

    /// All fields in their order, those that are switched off too.
    public List<Field> all(Scope scope) {
        return scope.change(change -> store(change).all());
    }

    public Field create(Scope scope, String name, FieldType type, boolean required) {
        return followers.letPass(
                scope,
                () -> scope.change(change -> {
                    List<Field> existing = locked(change);
                    refuseTaken(name, existing);
                    String key = FieldNames.key(name, takenKeys(change, existing));
                    Field field =
                            new Field(change.ids().next(), key, name, type, false, required, true, nextOrder(existing));
                    store(change).insert(field, FieldNames.comparable(name), change.now());
                    change.events().append(new Event("field.created", "field", field.id(), "F3", null, json(field)));
                    followers.follow(change);
                    return field;
                }));
    }

    /// @param edit changes name, required, active and order; all else is fixed
    public Field change(Scope scope, UUID id, UnaryOperator<Field> edit) {
        return scope.change(change -> {
            List<Field> existing = locked(change);
            Field before = among(existing, id);
            Field after = edit.apply(before);
            if (after.key().equals(Field.EMAIL) && !after.active()) {
                throw new Refused(new Refusal.InvalidValue("active", "the email field cannot be switched off"));
            }
            List<Field> others = new ArrayList<>(existing);
            others.remove(before);
            refuseTaken(after.name(), others);
            return moved(change, before, after, others);
        });
    }

    /// Deletes a custom field. The values that people have in it are removed by a job, if there are people.
    public Optional<Job> delete(Scope scope, UUID id) {
        return scope.change(change -> {
            Field field = among(locked(change), id);
            refuseNeeded(change, field);
            store(change).delete(id);
            change.events().append(new Event("field.deleted", "field", id, "F3", json(field), null));
            return store(change).anyPeople() ? Optional.of(removal(change, field)) : Optional.empty();
        });
    }

    private Job removal(Change change, Field field) {
        ObjectNode argument = JsonNodeFactory.instance.objectNode().put("key", field.key());
        return jobs.add(change, Job.Kind.FIELD_DELETION, argument, store(change).countPeople());
    }

    private void refuseNeeded(Change change, Field field) {
        if (field.standard()) {
            throw new Refused(new Refusal.Locked("A standard field cannot be deleted; it can be switched off."));
        }
        uses.settingWith(change.transaction(), field.key()).ifPresent(setting -> {
            throw new Refused(new Refusal.Locked(
                    "The SCIM setting \"%s\" maps to this field or groups by it; change the setting first."
                            .formatted(setting)));
        });
    }

    private static Field moved(Change change, Field before, Field after, List<Field> others) {
        int order = Math.min(after.order(), others.size());
        Field placed = after.at(order);
        others.add(order, placed);
        for (int i = 0; i < others.size(); i++) {
            Field field = others.get(i);
            if (field.order() != i || field.id().equals(before.id())) {
                store(change).update(field.at(i), FieldNames.comparable(field.name()));
            }
        }
        if (!placed.equals(before)) {
            change.events().append(new Event("field.updated", "field", placed.id(), "F3", json(before), json(placed)));
        }
        return placed;
    }

    /// Changes of one company's fields take turns, so that names, keys and orders stay unique.
    private static List<Field> locked(Change change) {
        new CompanyStore(change.transaction().handle())
                .lockConfiguration(change.transaction().company());
        return store(change).all();
    }

    private static void refuseTaken(String name, List<Field> others) {
        String wanted = FieldNames.comparable(name);
        if (others.stream()
                .anyMatch(other -> FieldNames.comparable(other.name()).equals(wanted))) {
            throw new Refused(new Refusal.Uniqueness("name", "Another field has this name."));
        }
    }

    /// A key is free again only when the values of the deleted field that had it are gone.
    private static Set<String> takenKeys(Change change, List<Field> existing) {
        Set<String> taken = new HashSet<>();
        existing.forEach(field -> taken.add(field.key().toLowerCase(Locale.ROOT)));
        Jobs.running(change.transaction(), Job.Kind.FIELD_DELETION)
                .forEach(job -> taken.add(job.argument().path("key").asString().toLowerCase(Locale.ROOT)));
        return taken;
    }

    private static int nextOrder(List<Field> existing) {
        return existing.isEmpty() ? 0 : existing.getLast().order() + 1;
    }

    private static Field among(List<Field> fields, UUID id) {
        return fields.stream()
                .filter(field -> field.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(new Refusal.NotFound("field " + id)));
    }

    private static FieldStore store(Change change) {
        return new FieldStore(change.transaction());
    }

    private static ObjectNode json(Field field) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("key", field.key())
                .put("name", field.name())
                .put("type", field.type().word())
                .put("required", field.required())
                .put("active", field.active())
                .put("order", field.order());
    }
}
