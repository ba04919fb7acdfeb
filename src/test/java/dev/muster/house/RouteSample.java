package dev.muster.house;

import dev.muster.testing.Http;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A request for one route, as `src/test/resources/house/routes.txt` writes it: ids of objects stand in braces,
/// and the line breaks of a table are written as `\n`.
///
/// @param path below the base of its area, as in the route table
record RouteSample(String area, String method, String path, String query, String body) {

    private static final String BOUNDARY = "the-end-of-a-part";
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    static List<RouteSample> all() {
        return Source.page("src/test/resources/house/routes.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(RouteSample::of)
                .toList();
    }

    private static RouteSample of(String line) {
        List<String> parts = Arrays.asList(Pattern.compile(" *\\| *").split(line, 3));
        List<String> route = Arrays.asList(Pattern.compile(" ").split(parts.getFirst(), 3));
        return new RouteSample(
                route.get(0),
                route.get(1),
                route.size() > 2 ? route.get(2) : "", // the base itself
                parts.size() > 1 ? parts.get(1).strip() : "",
                parts.size() > 2 ? parts.get(2) : "");
    }

    /// The line of the route table that this is for.
    String route() {
        return area + " " + method + " " + path;
    }

    /// The same request by another method.
    RouteSample by(String otherMethod) {
        return new RouteSample(area, otherMethod, path, query, body);
    }

    /// The kinds of objects that it names, such as `scimUser`.
    Set<String> places() {
        Set<String> places = new LinkedHashSet<>();
        Matcher place = PLACE.matcher(kinds(path) + " " + query + " " + body);
        while (place.find()) {
            places.add(place.group(1));
        }
        places.removeAll(new TreeSet<>(List.of("unique", "name", "urn", "file", "link")));
        return places;
    }

    /// Path and query, with every place filled.
    String address(UnaryOperator<String> ids) {
        String address = filled(kinds(path), ids);
        return query.isEmpty() ? address : address + "?" + filled(query, ids).replace("\"", "%22");
    }

    String body(UnaryOperator<String> ids) {
        String filled = filled(isTable() ? body.replace("\\n", "\n") : body, ids);
        return isForm() ? form(ids.apply("formToken"), filled) : filled;
    }

    /// A form with the token of the session's forms, if there is one.
    private String form(String token, String fields) {
        if (isTable()) {
            return part("_token", token) + part("how", "import") + part("text", fields) + "--" + BOUNDARY + "--\r\n";
        }
        return token.isEmpty() ? fields : "_token=" + token + "&" + fields;
    }

    private static String part(String name, String content) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY, name, content);
    }

    /// The door with what the body needs to be understood.
    Http through(Http door) {
        String type = isForm() ? "multipart/form-data; boundary=" + BOUNDARY : "text/csv";
        return isTable() ? door.with("Content-Type", type) : door;
    }

    /// Whether it takes away what it names, or ends the session that sends it.
    boolean isAnEnd() {
        return method.equals("DELETE")
                || (isForm() && path.matches(".*/(delete|removal|revocation|more|sign-out|sessions/end|password)"));
    }

    private boolean isForm() {
        return area.equals("console") && method.equals("POST");
    }

    private boolean isTable() {
        return path.endsWith("/import");
    }

    // What the SCIM door calls an id is one of a user or of a group.
    private static String kinds(String path) {
        return path.replace("/Users/{id}", "/Users/{scimUser}").replace("/Groups/{id}", "/Groups/{scimGroup}");
    }

    private static String filled(String text, UnaryOperator<String> ids) {
        return PLACE.matcher(text)
                .replaceAll((MatchResult place) -> Matcher.quoteReplacement(ids.apply(place.group(1))));
    }
}
