package dev.muster.directory.user;

import dev.muster.field.Field;
import dev.muster.field.FieldStore;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.store.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Checks values given by a hand or the API against the company's fields (rule F3). Here, unlike over SCIM,
/// required means required.
///
/// @param fields of the company, by their keys
record FieldValues(Map<String, Field> fields) {

    static FieldValues of(Transaction transaction) {
        return new FieldValues(
                new FieldStore(transaction).all().stream().collect(Collectors.toMap(Field::key, field -> field)));
    }

    /// The values of a new person.
    ///
    /// @throws Refused with InvalidFields that names every wrong field, and every required one that is missing
    Map<String, JsonNode> given(Map<String, JsonNode> values) {
        return checked(values, Map.of(), key -> true);
    }

    /// The hand-given values of somebody who is there already; there may be none yet when a setting owns the
    /// person.
    ///
    /// @param values what is given; a JSON null clears a field
    /// @param before what the person has by hand already
    /// @return all values of the person afterwards
    /// @throws Refused with InvalidFields that names every wrong field, and every required one that is cleared
    Map<String, JsonNode> changed(Map<String, JsonNode> values, Map<String, JsonNode> before) {
        return checked(values, before, values::containsKey);
    }

    private Map<String, JsonNode> checked(
            Map<String, JsonNode> values, Map<String, JsonNode> before, Predicate<String> mustBeThere) {
        List<Refusal.FieldError> errors = new ArrayList<>();
        Map<String, JsonNode> after = new HashMap<>(before);
        values.forEach((key, value) -> {
            Field field = fields.get(key);
            if (field == null || !field.active()) {
                errors.add(new Refusal.FieldError(key, "The company has no such field."));
            } else if (value.isNull()
                    || (value.isString() && value.stringValue().isBlank())) {
                after.remove(key);
            } else {
                fitted(field, value)
                        .ifPresentOrElse(
                                fitted -> after.put(key, fitted),
                                () -> errors.add(new Refusal.FieldError(
                                        key,
                                        "The value is no "
                                                + (key.equals(Field.EMAIL)
                                                        ? "address"
                                                        : field.type().word()) + ".")));
            }
        });
        fields.values().stream()
                .filter(field -> field.active() && isInsistedOn(field) && !after.containsKey(field.key()))
                .filter(field -> mustBeThere.test(field.key()))
                .filter(field ->
                        errors.stream().noneMatch(error -> error.field().equals(field.key())))
                .forEach(field -> errors.add(new Refusal.FieldError(field.key(), "A value is required.")));
        if (!errors.isEmpty()) {
            throw new Refused(new Refusal.InvalidFields(errors));
        }
        return after;
    }

    /// People are recognised by their address, so it is insisted on even where no administrator made it
    /// required.
    private static boolean isInsistedOn(Field field) {
        return field.required() || field.key().equals(Field.EMAIL);
    }

    private static Optional<JsonNode> fitted(Field field, JsonNode value) {
        Optional<JsonNode> fitted = field.type().fitted(value);
        return field.key().equals(Field.EMAIL)
                ? fitted.filter(address -> address.asString().matches("[^@\\s]{1,64}@[^@\\s]{1,255}"))
                : fitted;
    }
}
