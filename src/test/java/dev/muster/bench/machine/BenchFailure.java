package dev.muster.bench.machine;

/// The measurement cannot go on. The message is for the person at the terminal.
public class BenchFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// An option that makes no sense.
    public static final class WrongOption extends BenchFailure {

        private static final long serialVersionUID = 1L;

        public WrongOption(String message) {
            super(message);
        }
    }

    public BenchFailure(String message) {
        super(message);
    }

    public BenchFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
