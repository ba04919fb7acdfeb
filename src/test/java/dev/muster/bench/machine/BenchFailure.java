package dev.muster.bench.machine;

/// The measurement cannot go on. The message is for the person at the terminal.
public class BenchFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BenchFailure(String message) {
        super(message);
    }

    public BenchFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
