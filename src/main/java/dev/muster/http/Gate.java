package dev.muster.http;

/// Decides who may pass: turns a request into the caller that the route's code works for, or refuses it.
///
/// @param <C> what the route gets to know of its caller
@FunctionalInterface
public interface Gate<C> {

    C admit(Request request);

    /// Has the endpoint answer for the caller that is admitted.
    default Response pass(Request request, Route.Endpoint<C> endpoint) {
        return endpoint.answer(admit(request), request);
    }

    /// For the few addresses that anybody may read; written out on the route, so that it is never an omission.
    static Gate<Anybody> open() {
        return request -> Anybody.INSTANCE;
    }

    /// The caller behind an open gate: nobody in particular.
    enum Anybody {
        INSTANCE
    }
}
