package dev.muster.console;

import dev.muster.http.Response;
import dev.muster.http.Route;

/// The headers that hold a browser to what the pages need: nothing from elsewhere, no script but our own files,
/// in nobody's frame, and no guess at what a file is.
final class Protection {

    private static final String CONTENT = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            // Tabler's style sheet holds its small pictures as data.
            "img-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    private Protection() {}

    static Route of(Route route) {
        return new Route(
                route.method(),
                route.path(),
                route.gateName(),
                request -> of(route.handler().answer(request)));
    }

    static Response of(Response response) {
        Response safe = response.with("Content-Security-Policy", CONTENT)
                .with("X-Content-Type-Options", "nosniff")
                .with("Cross-Origin-Opener-Policy", "same-origin")
                .with("Cross-Origin-Resource-Policy", "same-origin")
                .with("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
                // Not no-referrer: forms would then come from the origin "null".
                .with("Referrer-Policy", "same-origin");
        return safe.headers().containsKey("Cache-Control") ? safe : safe.with("Cache-Control", "no-store");
    }
}
