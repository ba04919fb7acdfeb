package dev.muster.verify;

/// A check could not get to its point; the message says what stood in the way.
public final class Blocked extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Blocked(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
