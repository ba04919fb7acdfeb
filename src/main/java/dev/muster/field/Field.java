package dev.muster.field;

import java.util.List;
import java.util.UUID;

/// A column of a target user.
///
/// @param key the stable name in JSON: `email`, `costCenter`
/// @param active false hides the field everywhere; its values are kept
/// @param order where it stands among the columns, from 0
public record Field(
        UUID id,
        String key,
        String name,
        FieldType type,
        boolean standard,
        boolean required,
        boolean active,
        int order) {

    public static final String EMAIL = "email";
    public static final String FIRST_NAME = "firstName";
    public static final String LAST_NAME = "lastName";
    public static final String DEPARTMENT = "department";
    public static final String PHONE_NUMBER = "phoneNumber";

    /// The keys of the five standard fields (rule F1), in their first order.
    public static final List<String> STANDARD = List.of(EMAIL, FIRST_NAME, LAST_NAME, DEPARTMENT, PHONE_NUMBER);

    /// The same field at another place.
    public Field at(int newOrder) {
        return new Field(id, key, name, type, standard, required, active, newOrder);
    }
}
