package dev.muster.api;

import dev.muster.directory.user.PeopleQuery;
import dev.muster.directory.user.Status;
import dev.muster.field.Field;
import dev.muster.http.Request;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.Folding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which people a list asks for: `search`, `status`, `group`, `setting`, `field.<key>`. A field that the
/// company does not have is refused; it would read as an empty or a full list.
///
/// @param fields all fields of the company
record PeopleFilter(Request request, List<Field> fields) {

    private static final String FIELD = "field.";
    private static final int LONGEST = 256;

    PeopleQuery query() {
        return new PeopleQuery(text("search"), status(), id("group"), id("setting"), values());
    }

    private @Nullable Status status() {
        return request.parameter("status")
                .map(word -> TargetUserEndpoint.status(word, "status"))
                .orElse(null);
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : request.query().keySet()) {
            if (name.startsWith(FIELD)) {
                String key = name.substring(FIELD.length());
                if (fields.stream()
                        .noneMatch(field -> field.active() && field.key().equals(key))) {
                    throw wrong(name, "names no field of this company");
                }
                values.put(
                        key,
                        request.parameter(name)
                                .map(value -> checked(name, value))
                                .orElse(""));
            }
        }
        return values;
    }

    private @Nullable String text(String name) {
        return request.parameter(name).map(value -> checked(name, value)).orElse(null);
    }

    private @Nullable UUID id(String name) {
        return request.parameter(name).map(value -> uuid(name, value)).orElse(null);
    }

    private static UUID uuid(String name, String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw wrong(name, "must be an id (a UUID)");
        }
    }

    private static String checked(String name, String value) {
        if (value.length() > LONGEST || !Folding.isStorable(value)) {
            throw wrong(name, "must be a text of at most " + LONGEST + " characters");
        }
        return value;
    }

    private static Refused wrong(String name, String message) {
        return new Refused(new Refusal.InvalidValue(name, message));
    }
}
