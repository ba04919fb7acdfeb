package dev.muster.verify;

/// A statement does not hold.
public final class Violation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Exchange exchange;
    private final boolean tolerable;

    private Violation(Exchange exchange, String expected, boolean tolerable) {
        super(expected, null, false, false);
        this.exchange = exchange;
        this.tolerable = tolerable;
    }

    /// @param expected what should have come back, in words that the server's developer can act upon
    public static Violation of(Exchange exchange, String expected) {
        return new Violation(exchange, expected, false);
    }

    /// The letter of the standard is broken in a way that known clients ask for: told, and not held against the
    /// server.
    public static Violation tolerable(Exchange exchange, String expected) {
        return new Violation(exchange, expected, true);
    }

    Exchange exchange() {
        return exchange;
    }

    String expected() {
        return String.valueOf(getMessage());
    }

    boolean isTolerable() {
        return tolerable;
    }
}
