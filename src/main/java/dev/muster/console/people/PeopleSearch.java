package dev.muster.console.people;

import dev.muster.directory.user.Origin;
import dev.muster.directory.user.PeopleOrder;
import dev.muster.directory.user.PeopleQuery;
import dev.muster.directory.user.PeopleWalk;
import dev.muster.directory.user.Status;
import dev.muster.field.Field;
import dev.muster.http.Request;
import dev.muster.schema.Folding;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the address of a table of people asks for. What makes no sense there is passed over: an address that was
/// kept since a field or a setting went still leads to a page.
///
/// @param filled the parameters that narrow the table or order it, in the order of the form, without empty ones
/// @param half a field without its value, or a value without its field: it narrows nothing
public record PeopleSearch(
        Map<String, String> filled,
        Map<String, String> half,
        @Nullable UUID from,
        boolean isBackwards) {

    static final String TEXT = "search";
    static final String STATUS = "status";
    static final String ORIGIN = "origin";
    static final String SETTING = "setting";
    static final String GROUP = "group";
    static final String FIELD = "field";
    static final String VALUE = "value";
    static final String SORT = "sort";

    private static final List<String> NAMES = List.of(TEXT, STATUS, ORIGIN, SETTING, GROUP, FIELD, VALUE, SORT);
    private static final int LONGEST = 256;
    private static final String AFTER = "after";
    private static final String BEFORE = "before";

    public PeopleSearch {
        filled = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(filled));
    }

    /// @param fields all fields of the company
    static PeopleSearch of(Request request, List<Field> fields) {
        Map<String, String> filled = new LinkedHashMap<>();
        for (String name : NAMES) {
            request.parameter(name)
                    .map(String::strip)
                    .filter(value -> !value.isEmpty() && value.length() <= LONGEST && Folding.isStorable(value))
                    .filter(value -> makesSense(name, value, fields))
                    .ifPresent(value -> filled.put(name, value));
        }
        Map<String, String> half = new LinkedHashMap<>();
        if (!filled.containsKey(FIELD) || !filled.containsKey(VALUE)) {
            half.putAll(filled);
            half.keySet().retainAll(List.of(FIELD, VALUE));
            filled.keySet().removeAll(half.keySet());
        }
        Optional<UUID> before = request.parameter(BEFORE).flatMap(PeopleSearch::id);
        return new PeopleSearch(
                filled,
                Map.copyOf(half),
                before.or(() -> request.parameter(AFTER).flatMap(PeopleSearch::id))
                        .orElse(null),
                before.isPresent());
    }

    private static boolean makesSense(String name, String value, List<Field> fields) {
        return switch (name) {
            case STATUS -> status(value).isPresent();
            case ORIGIN -> origin(value).isPresent();
            case SETTING, GROUP -> id(value).isPresent();
            case FIELD ->
                fields.stream().anyMatch(field -> field.active() && field.key().equals(value));
            case SORT -> PeopleOrder.of(value).isPresent();
            default -> true;
        };
    }

    PeopleQuery query() {
        Map<String, String> values = filled.containsKey(FIELD) ? Map.of(typed(FIELD), typed(VALUE)) : Map.of();
        return new PeopleQuery(
                null,
                status(typed(STATUS)).orElse(null),
                group(),
                id(typed(SETTING)).orElse(null),
                values,
                filled.get(TEXT),
                origin(typed(ORIGIN)).orElse(null));
    }

    PeopleWalk walk(int limit) {
        return new PeopleWalk(order(), from, isBackwards, limit);
    }

    public PeopleOrder order() {
        return PeopleOrder.of(typed(SORT)).orElse(PeopleOrder.NAME);
    }

    /// What stands in a field of the form, or an empty text.
    public String typed(String name) {
        return filled.getOrDefault(name, half.getOrDefault(name, ""));
    }

    @Nullable
    UUID group() {
        return id(typed(GROUP)).orElse(null);
    }

    /// Whether the table shows only a part of the people.
    public boolean isNarrowed() {
        return filled.keySet().stream().anyMatch(name -> !name.equals(SORT));
    }

    /// How many conditions there are besides the text: a field and its value are one.
    public int conditions() {
        return (int) filled.keySet().stream()
                .filter(name -> !List.of(TEXT, SORT, VALUE).contains(name))
                .count();
    }

    /// The same table from its beginning, as the query of an address.
    public String first() {
        return written(filled);
    }

    public String after(UUID person) {
        return with(AFTER, person.toString());
    }

    public String before(UUID person) {
        return with(BEFORE, person.toString());
    }

    public String sorted(PeopleOrder order) {
        return with(SORT, order.word());
    }

    /// The same table without a condition.
    public String without(String name) {
        Map<String, String> less = new LinkedHashMap<>(filled);
        less.remove(name);
        if (name.equals(FIELD)) {
            less.remove(VALUE);
        }
        return written(less);
    }

    private String with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(filled);
        more.put(name, value);
        return written(more);
    }

    private static String written(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static Optional<Status> status(String word) {
        return Arrays.stream(Status.values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }

    private static Optional<Origin> origin(String word) {
        return Arrays.stream(Origin.values())
                .filter(origin -> origin.word().equals(word))
                .findFirst();
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
