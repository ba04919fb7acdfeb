package dev.muster.http;

import dev.muster.refusal.Refusal;
import java.util.List;

/// A part of the address space with its routes and its own way to word errors.
///
/// @param bases the same routes are served below each of them, such as `/scim/v2` and `/scim`
public record Area(String name, List<String> bases, List<Route> routes, Errors errors) {

    public Area {
        bases = List.copyOf(bases);
        routes = List.copyOf(routes);
    }

    /// Slashes too many in front lead nowhere, but tell whose words to answer in.
    boolean covers(String asked) {
        String path = asked.replaceFirst("^/+", "/");
        return bases.stream().anyMatch(base -> base.isEmpty() || path.equals(base) || path.startsWith(base + "/"));
    }

    /// Words a refusal, and a fault, in the format of the area.
    public interface Errors {

        Response refused(Refusal refusal);

        /// A fault of ours: status 500 and the request id, nothing more.
        Response failed(String requestId);
    }
}
