package dev.muster.fuzz.route;

import dev.muster.http.Method;
import dev.muster.http.Route;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the console's forms may send, as its own pages tell: the names of the fields, what is offered for them, and
/// anything else in their place. It learns from every page that it is shown.
final class FromPages {

    /// Of the session, not of a form.
    static final String TOKEN = "_token";

    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("<(input|select|textarea|button|option)\\b([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)=\"([^\"]*)\"");

    private final List<Route> routes;
    private final Chance chance;

    /// The values that are offered, by the names of the fields, by route.
    private final Map<String, Map<String, Set<String>>> fields = new HashMap<>();

    FromPages(List<Route> routes, Chance chance) {
        this.routes = routes;
        this.chance = chance;
    }

    /// The routes that some page has a form for.
    Set<String> known() {
        return new TreeSet<>(fields.keySet());
    }

    /// @param address where the page stands
    void learn(String address, String page) {
        Matcher form = FORM.matcher(page);
        while (form.find()) {
            Map<String, String> head = attributes(form.group(1));
            Method method = Method.valueOf(head.getOrDefault("method", "get").toUpperCase(Locale.ROOT));
            Map<String, Set<String>> offered = new LinkedHashMap<>();
            List<String> actions = new ArrayList<>(List.of(head.getOrDefault("action", address)));
            read(form.group(2), offered, actions);
            actions.forEach(action -> keep(method, action, offered));
        }
    }

    private static void read(String form, Map<String, Set<String>> offered, List<String> actions) {
        Matcher field = FIELD.matcher(form);
        String name = "";
        while (field.find()) {
            Map<String, String> attributes = attributes(field.group(2));
            if (!field.group(1).equals("option")) {
                name = attributes.getOrDefault("name", "");
            }
            if (!name.isEmpty() && !name.equals(TOKEN)) {
                offered.computeIfAbsent(name, each -> new TreeSet<>()).add(attributes.getOrDefault("value", ""));
            }
            if (attributes.containsKey("formaction")) {
                actions.add(attributes.get("formaction"));
            }
        }
    }

    private void keep(Method method, String action, Map<String, Set<String>> offered) {
        String path = action.replaceFirst("[?#].*", "");
        for (Route route : routes) {
            if (route.method() == method && Unasked.leads(path, route)) {
                Map<String, Set<String>> known = fields.computeIfAbsent(key(route), each -> new LinkedHashMap<>());
                offered.forEach((name, values) ->
                        known.computeIfAbsent(name, each -> new TreeSet<>()).addAll(values));
            }
        }
    }

    /// Names and values of a form or a query, for a route: most of its fields, filled in as offered or otherwise.
    Map<String, String> filled(Route route) {
        Map<String, String> filled = new LinkedHashMap<>();
        fields.getOrDefault(key(route), Map.of()).forEach((name, values) -> {
            if (!chance.one(8)) {
                filled.put(name, chance.one(2) ? chance.of(List.copyOf(values)) : chance.text());
            }
        });
        if (chance.one(6)) {
            filled.put(chance.text(), chance.text());
        }
        return filled;
    }

    static String encoded(Map<String, String> filled) {
        StringJoiner form = new StringJoiner("&");
        filled.forEach((name, value) -> form.add(encoded(name) + "=" + encoded(value)));
        return form.toString();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String key(Route route) {
        return route.method() + " " + route.path();
    }

    private static Map<String, String> attributes(String tag) {
        Map<String, String> attributes = new HashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(tag);
        while (attribute.find()) {
            attributes.put(
                    attribute.group(1),
                    attribute
                            .group(2)
                            .replace("&#34;", "\"")
                            .replace("&lt;", "<")
                            .replace("&amp;", "&"));
        }
        return attributes;
    }
}
