package dev.muster.directory.user;

import dev.muster.field.Field;
import dev.muster.schema.Folding;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What one line of a table says of a person.
///
/// @param values by field key; an empty text says that the field has no value
/// @param facts what it says besides
public record PersonLine(Map<String, String> values, Map<PersonFact, String> facts) {

    public PersonLine {
        values = Map.copyOf(values);
        facts = Map.copyOf(facts);
    }

    /// The address in the form in which it is compared.
    public String emailKey() {
        return Folding.fold(values.getOrDefault(Field.EMAIL, ""));
    }

    String fact(PersonFact fact) {
        return facts.getOrDefault(fact, "");
    }

    /// Empty too when the text is no id: it then names nobody.
    Optional<UUID> id() {
        try {
            return Optional.of(UUID.fromString(fact(PersonFact.ID)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
