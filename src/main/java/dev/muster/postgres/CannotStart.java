package dev.muster.postgres;

/// The embedded PostgreSQL cannot start. The message is one line for the person who runs Muster, and says what
/// to do.
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotStart(String message) {
        super(message);
    }

    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
