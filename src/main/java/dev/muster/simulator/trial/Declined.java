package dev.muster.simulator.trial;

/// A request was not granted, so the client gives up this one thing and goes on with the next.
final class Declined extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String request;
    private final int status;

    /// @param request method and kind of resource, without ids
    /// @param status 0 when nothing was sent, or nothing came back
    Declined(String request, int status, String reason) {
        super(reason, null, false, false);
        this.request = request;
        this.status = status;
    }

    String request() {
        return request;
    }

    int status() {
        return status;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
