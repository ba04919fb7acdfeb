package dev.muster.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where Jazzer comes in: it calls these methods by their names, in a process of its own.
public final class Fuzzer {

    private static Target target = Target.FILTER;

    private Fuzzer() {}

    /// Reads the kept inputs once, so that no input is blamed for the time that loading classes takes.
    ///
    /// @param arguments the name of the target
    public static void fuzzerInitialize(String[] arguments) throws IOException {
        target = Target.named(arguments[0]);
        for (Path kept : target.inputs()) {
            target.read(Files.readAllBytes(kept));
        }
    }

    public static void fuzzerTestOneInput(byte[] input) {
        target.read(input);
    }
}
