package dev.muster.bench.load;

import java.util.function.DoubleSupplier;

/// Lets the compiler of the JVM see the work before it counts: until one more run is no longer faster by much. Two
/// that are alike may both be slow, so there are some in any case.
public final class WarmUp {

    private static final int LEAST = 4;
    private static final int MOST = 8;
    private static final double FASTER = 1.1;

    private WarmUp() {}

    /// @param run does the work for a while, and says how much of it a second
    public static void by(DoubleSupplier run) {
        double before = 0;
        for (int i = 0; i < MOST; i++) {
            double rate = run.getAsDouble();
            if (i + 1 >= LEAST && rate < before * FASTER) {
                return;
            }
            before = rate;
        }
    }
}
