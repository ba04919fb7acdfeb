package dev.muster.verify;

/// The person at the terminal has had enough: nothing more is asked, only cleaned up.
final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Stopped() {
        super("Stopped before the end", null, false, false);
    }
}
