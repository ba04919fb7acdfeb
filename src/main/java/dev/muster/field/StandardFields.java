package dev.muster.field;

import dev.muster.activity.Change;
import java.util.List;
import java.util.Map;

/// The five fields that every company has from its first moment (rule F1).
public final class StandardFields {

    private static final Map<String, String> NAMES = Map.of(
            Field.EMAIL, "Email",
            Field.FIRST_NAME, "First name",
            Field.LAST_NAME, "Last name",
            Field.DEPARTMENT, "Department",
            Field.PHONE_NUMBER, "Phone number");

    private StandardFields() {}

    /// Inserts them in the transaction that makes the company.
    public static void insert(Change change) {
        FieldStore store = new FieldStore(change.transaction());
        List<String> keys = Field.STANDARD;
        for (int order = 0; order < keys.size(); order++) {
            String key = keys.get(order);
            String name = NAMES.getOrDefault(key, key);
            Field field = new Field(change.ids().next(), key, name, FieldType.TEXT, true, false, true, order);
            store.insert(field, FieldNames.comparable(name), change.now());
        }
    }
}
