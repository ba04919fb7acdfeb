package dev.muster.fuzz;

/// What must hold of every input. Simpler and faster than assertions in tests: it is asked millions of times.
public final class Invariant {

    private Invariant() {}

    public static void holds(boolean invariant, String message) {
        if (!invariant) {
            throw new AssertionError(message);
        }
    }

    public static void same(Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError("expected: " + expected + "\n but was: " + actual);
        }
    }
}
