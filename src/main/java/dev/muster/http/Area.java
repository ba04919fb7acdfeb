package dev.muster.http;

import dev.muster.refusal.Refusal;
import java.util.List;

/// A part of the address space with its routes and its own way to word errors.
///
/// @param bases the same routes are served below each of them, such as `/scim/v2` and `/scim`; an empty one
/// covers no more than the addresses of the routes
/// @param underAnyLoad whether it answers when there is more to do than can be done
/// @param claim who gets one of the few places that are kept for those who ask for little while others take all; nobody
/// else is asked
public record Area(
        String name, List<String> bases, List<Route> routes, Errors errors, boolean underAnyLoad, Claim claim) {

    public Area {
        bases = List.copyOf(bases);
        routes = List.copyOf(routes);
    }

    /// One that sends callers away when there is too much to do.
    public Area(String name, List<String> bases, List<Route> routes, Errors errors) {
        this(name, bases, routes, errors, false, (request, left) -> false);
    }

    /// The same, with these callers served from the places that are kept for the modest.
    public Area servingFirst(Claim callers) {
        return new Area(name, bases, routes, errors, underAnyLoad, callers);
    }

    /// The same with other routes.
    Area with(List<Route> others) {
        return new Area(name, bases, others, errors, underAnyLoad, claim);
    }

    /// Whose words to answer in; the last area's where an address belongs to none.
    static Area of(String path, List<Area> areas) {
        return areas.stream().filter(area -> area.covers(path)).findFirst().orElseGet(areas::getLast);
    }

    /// Slashes too many in front lead nowhere, but tell whose words to answer in; one at the end leads where none does.
    private boolean covers(String asked) {
        String path = asked.startsWith("//") ? asked.replaceFirst("^/+", "/") : asked;
        return bases.stream()
                .anyMatch(base -> base.isEmpty() ? isRoute(path) : path.equals(base) || path.startsWith(base + "/"));
    }

    private boolean isRoute(String asked) {
        String path = asked.length() > 1 && asked.endsWith("/") ? asked.substring(0, asked.length() - 1) : asked;
        return routes.stream().anyMatch(route -> route.path().equals(path));
    }

    /// Says quickly whether one of the last places is due to a caller.
    @FunctionalInterface
    public interface Claim {

        /// @param left how many are left beside it
        boolean isDue(Request request, int left);
    }

    /// Words a refusal, and a fault, in the format of the area.
    public interface Errors {

        Response refused(Refusal refusal);

        /// A fault of ours: status 500 and the request id, nothing more.
        Response failed(String requestId);

        /// The same for somebody who would read another language, where there are several.
        ///
        /// @param accepted the header `Accept-Language`, or an empty text
        default Errors in(String accepted) {
            return this;
        }
    }
}
