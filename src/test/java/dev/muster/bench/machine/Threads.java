package dev.muster.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What the threads of a process have used of the processors so far, as the kernel counts it.
public final class Threads {

    private Threads() {}

    /// What the compilers of a JVM have taken, which the kernel calls `C1 CompilerThre` and `C2 CompilerThre`.
    public static long compilersMicros(long process) {
        try {
            return nanos(process).entrySet().stream()
                            .filter(thread -> thread.getKey().matches("C[12] Compiler.*"))
                            .mapToLong(Map.Entry::getValue)
                            .sum()
                    / 1000;
        } catch (IOException e) {
            throw new BenchFailure("/proc cannot be read: " + e.getMessage(), e);
        }
    }

    /// A line for each name, the costliest first; numbers at the ends of names count as one.
    public static String told(long process) throws IOException {
        Map<String, Long> nanos = nanos(process);
        double all = nanos.values().stream().mapToLong(Long::longValue).sum();
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "Threads until the first answer, %.0f ms of processor time%n", all / 1e6));
        nanos.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(one -> text.append(String.format(
                        Locale.ROOT,
                        "%5.1f %% %7.1f ms  %s%n",
                        100 * one.getValue() / all,
                        one.getValue() / 1e6,
                        one.getKey())));
        return text.toString();
    }

    private static Map<String, Long> nanos(long process) throws IOException {
        Map<String, Long> nanos = new TreeMap<>();
        for (Path thread : threads(process)) {
            count(thread, nanos);
        }
        return nanos;
    }

    private static void count(Path thread, Map<String, Long> nanos) {
        try {
            String name = Files.readString(thread.resolve("comm")).strip().replaceAll("[ #-]*[0-9]+$", "");
            String onProcessor = Files.readString(thread.resolve("schedstat")).split(" ", -1)[0];
            nanos.merge(name, Long.parseLong(onProcessor), Long::sum);
        } catch (IOException e) {
            // It has ended meanwhile.
        }
    }

    private static List<Path> threads(long process) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc", String.valueOf(process), "task"))) {
            return threads.toList();
        }
    }
}
