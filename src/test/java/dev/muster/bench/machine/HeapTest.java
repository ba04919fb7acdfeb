package dev.muster.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeapTest {

    private static final int HELD_MIB = 48;

    /// G1 gives something large more room than it needs.
    private static final int PIECES = 64;

    /// With generations or without, and whichever it lies in: what is held is used.
    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseParallelGC", "-XX:+UseG1GC"})
    void all_that_a_process_holds_is_counted(String collector) throws Exception {
        Process process = holding(collector);
        try {
            assertThat(process.inputReader().readLine()).isEqualTo("held");

            double used = Heap.afterCollection(process.pid());

            assertThat(used).isBetween((double) HELD_MIB, HELD_MIB + 24.0);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static Process holding(String collector) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        collector,
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// A program that holds so much until it is ended.
    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws InterruptedException {
            byte[][] held = new byte[HELD_MIB * PIECES][(1 << 20) / PIECES];
            System.out.println("held");
            Thread.sleep(600_000);
            System.out.println(held.length);
        }
    }
}
