package dev.muster.fuzz.route;

import dev.muster.http.Area;
import dev.muster.http.Route;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The routes of some areas that nobody has asked yet.
final class Unasked {

    private final List<Area> areas;
    private final Set<String> left = new TreeSet<>();

    Unasked(List<Area> areas) {
        this.areas = areas;
        areas.forEach(area -> area.routes().forEach(route -> left.add(name(area, route))));
    }

    Set<String> left() {
        return left;
    }

    /// @param address the whole one; of several routes that it may lead to, it is the most particular that is asked
    void asked(String method, String address) {
        String path = address.replaceFirst("[?#].*", "");
        for (Area area : areas) {
            for (String base : area.bases()) {
                area.routes().stream()
                        .filter(route -> route.method().name().equals(method))
                        .filter(route -> path.startsWith(base) && leads(path.substring(base.length()), route))
                        .min(Comparator.comparingInt(Unasked::places))
                        .ifPresent(route -> left.remove(name(area, route)));
            }
        }
    }

    static boolean leads(String path, Route route) {
        return path.matches(route.path().replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+"));
    }

    private static int places(Route route) {
        return route.path().split("\\{", -1).length;
    }

    private static String name(Area area, Route route) {
        return area.name() + " " + route.method() + " " + route.path();
    }
}
