package dev.muster.http;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The proxies before us that are believed when they say where a request comes from. Nobody else is: whoever
/// could choose an address would be counted under another one each time.
///
/// @param addresses of the machines, as a connection shows them
public record Proxies(Set<String> addresses) {

    private static final String FORWARDED = "X-Forwarded-For";

    public Proxies {
        addresses = Set.copyOf(addresses);
    }

    /// The same routes, asked from where the proxy says.
    public Area before(Area area) {
        List<Route> routes = area.routes().stream()
                .map(route -> new Route(
                        route.method(),
                        route.path(),
                        route.gateName(),
                        request -> route.handler().answer(request.from(origin(request)))))
                .toList();
        return area.with(routes);
    }

    /// The last address in the list that is none of a proxy of ours: each proxy appends whom it heard.
    private String origin(Request request) {
        if (!addresses.contains(request.address())) {
            return request.address();
        }
        List<String> heard = Arrays.stream(request.header(FORWARDED).orElse("").split(",", -1))
                .map(String::strip)
                .filter(address -> address.matches("[0-9a-fA-F:.]{2,45}"))
                .toList();
        return heard.reversed().stream()
                .filter(address -> !addresses.contains(address))
                .findFirst()
                .orElse(request.address());
    }
}
