package dev.muster.console.people;

import dev.muster.console.Page;
import dev.muster.field.Field;
import dev.muster.http.Cookie;
import dev.muster.http.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The columns of the table of people: those that there are, and those that the reader has chosen. The browser
/// keeps the choice.
///
/// @param names of all columns, by their ids, in the order of the table
/// @param chosen the ids of those that are shown
public record PeopleColumns(Map<String, String> names, Set<String> chosen) {

    /// What is no field has an id that no field can have.
    static final String STATUS = "~status";

    static final String GROUPS = "~groups";
    static final String ORIGIN = "~origin";
    static final String SETTING = "~setting";
    static final String USER_NAME = "~userName";
    static final String CREATED = "~created";

    private static final String PARAMETER = "column";
    private static final String COOKIE = "muster-columns";
    private static final Duration KEPT = Duration.ofDays(365);
    private static final int MOST = 60;
    private static final List<String> USUAL = List.of(STATUS, Field.EMAIL, Field.DEPARTMENT, GROUPS, ORIGIN);
    private static final List<String> FACTS = List.of(GROUPS, ORIGIN, SETTING, USER_NAME, CREATED);

    static PeopleColumns of(Page page, Request request, List<Field> fields) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(STATUS, page.text("people.column.status"));
        fields.stream().filter(Field::active).forEach(field -> names.put(field.key(), field.name()));
        FACTS.forEach(fact ->
                names.put(fact, page.text("people.column." + fact.substring(1).toLowerCase(java.util.Locale.ROOT))));
        List<String> wanted = isChosen(request)
                ? request.query().get(PARAMETER)
                : Cookie.of(request, COOKIE)
                        .map(kept -> Arrays.asList(kept.split("\\.", -1)))
                        .orElse(USUAL);
        Set<String> chosen = new LinkedHashSet<>(names.keySet());
        chosen.retainAll(wanted);
        return new PeopleColumns(names, chosen);
    }

    static boolean isChosen(Request request) {
        return request.query().containsKey(PARAMETER);
    }

    /// Keeps the choice for this browser.
    Cookie cookie(boolean secure) {
        String kept = String.join(".", new ArrayList<>(chosen).subList(0, Math.min(MOST, chosen.size())));
        return new Cookie(COOKIE, kept, KEPT, secure, false);
    }

    public boolean isShown(String column) {
        return chosen.contains(column);
    }

    public String name(String column) {
        return names.getOrDefault(column, column);
    }
}
