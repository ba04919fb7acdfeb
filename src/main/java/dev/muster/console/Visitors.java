package dev.muster.console;

import dev.muster.access.account.Secret;
import dev.muster.access.account.Sessions;
import dev.muster.http.Request;
import java.util.Optional;

/// Tells who sends a request, by the cookie of a session.
public record Visitors(Sessions sessions, SessionCookie cookie) {

    /// @return empty when nobody is signed in, or the session has ended
    public Optional<Visitor> find(Request request) {
        return cookie.of(request).flatMap(secret -> find(request, secret));
    }

    private Optional<Visitor> find(Request request, Secret secret) {
        return sessions.find(secret, request.id(), request.address())
                .map(found -> new Visitor(found.account(), found.caller(), secret.formToken()));
    }
}
