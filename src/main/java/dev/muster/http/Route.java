package dev.muster.http;

/// One line of a route table: method, path with `{parameters}`, gate, and what to do. There is no way to make a
/// route without a gate.
///
/// @param path below the base of its [Area]; empty for the base itself
/// @param gateName what the table of permissions calls the gate
public record Route(Method method, String path, String gateName, Handler handler) {

    /// Answers a request that has passed the gate.
    @FunctionalInterface
    public interface Endpoint<C> {
        Response answer(C caller, Request request);
    }

    /// Gate and endpoint together.
    @FunctionalInterface
    public interface Handler {
        Response answer(Request request);
    }

    /// Routes behind one gate, so that a table names it once.
    public record Behind<C>(String name, Gate<C> gate) {

        public Route get(String path, Endpoint<C> endpoint) {
            return route(Method.GET, path, endpoint);
        }

        public Route post(String path, Endpoint<C> endpoint) {
            return route(Method.POST, path, endpoint);
        }

        public Route put(String path, Endpoint<C> endpoint) {
            return route(Method.PUT, path, endpoint);
        }

        public Route patch(String path, Endpoint<C> endpoint) {
            return route(Method.PATCH, path, endpoint);
        }

        public Route delete(String path, Endpoint<C> endpoint) {
            return route(Method.DELETE, path, endpoint);
        }

        public Route route(Method method, String path, Endpoint<C> endpoint) {
            return new Route(method, path, name, request -> gate.pass(request, endpoint));
        }
    }
}
