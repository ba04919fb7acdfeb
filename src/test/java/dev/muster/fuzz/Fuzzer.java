package dev.muster.fuzz;

/// Where Jazzer comes in: it calls these methods by their names, in a process of its own.
public final class Fuzzer {

    private static Target target = Target.FILTER;

    private Fuzzer() {}

    /// @param arguments the name of the target
    public static void fuzzerInitialize(String[] arguments) {
        target = Target.named(arguments[0]);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        target.read(input);
    }
}
