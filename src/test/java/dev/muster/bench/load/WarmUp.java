package dev.muster.bench.load;

import dev.muster.bench.machine.ServerProcess;
import dev.muster.bench.machine.Threads;
import dev.muster.bench.machine.Usage;

/// Lets the JVM see the work before it counts: until its compilers have little left to do. Rates do not tell, for two
/// runs that are alike may both be slow.
public final class WarmUp {

    private static final int LEAST = 4;
    private static final int MOST = 20;

    /// What the compilers may take of the server's processor time.
    private static final double LITTLE = 0.05;

    private WarmUp() {}

    /// @param run does the work for a while
    public static void of(ServerProcess server, Runnable run) {
        for (int i = 0; i < MOST; i++) {
            long compilers = Threads.compilersMicros(server.pid());
            long all = Usage.jvmMicros(server.pid());
            run.run();
            double taken = Threads.compilersMicros(server.pid()) - compilers;
            if (i + 1 >= LEAST && taken < LITTLE * (Usage.jvmMicros(server.pid()) - all)) {
                return;
            }
        }
    }
}
