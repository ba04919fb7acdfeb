package dev.muster.simulator.trial;

/// A trial run cannot begin or go on; the message tells the administrator what to mend.
public final class CannotRun extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotRun(String message) {
        super(message, null, false, false);
    }
}
