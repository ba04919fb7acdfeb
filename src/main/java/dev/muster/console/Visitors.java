package dev.muster.console;

import dev.muster.http.Request;
import java.util.Optional;

/// Tells who sends a request, by the cookie of a session.
@FunctionalInterface
public interface Visitors {

    /// @return empty when nobody is signed in, or the session has ended
    Optional<Visitor> find(Request request);
}
