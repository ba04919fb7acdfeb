package dev.muster.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What the processes have used of the processor so far, as the kernel counts it.
///
/// @param jvmMicros of the server
/// @param databaseMicros of PostgreSQL, with the processes that ended
public record Usage(long jvmMicros, long databaseMicros) {

    // The kernel's unit in /proc, the same on every Linux that we know of.
    private static final long MICROS_A_TICK = 10_000;
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int ENDED_SYSTEM = 14;

    public static Usage of(long jvm, long postmaster) {
        return new Usage(jvmMicros(jvm), database(postmaster) * MICROS_A_TICK);
    }

    public static long jvmMicros(long process) {
        return ticks(stat(process), false) * MICROS_A_TICK;
    }

    public Usage since(Usage earlier) {
        return new Usage(jvmMicros - earlier.jvmMicros, databaseMicros - earlier.databaseMicros);
    }

    /// Memory of a process in MiB: `VmRSS` is what it holds now, `VmHWM` the most it ever held.
    public static double memoryMiB(long process, String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(process), "status"))) {
            return lines.filter(line -> line.startsWith(name + ":"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static long database(long postmaster) {
        long sum = ticks(stat(postmaster), true);
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : processes.toList()) {
                String name = process.getFileName().toString();
                if (name.matches("\\d+")) {
                    String[] stat = stat(Long.parseLong(name));
                    if (stat.length > PARENT && stat[PARENT].equals(String.valueOf(postmaster))) {
                        sum += ticks(stat, false);
                    }
                }
            }
        } catch (IOException e) {
            throw new BenchFailure("/proc cannot be read: " + e.getMessage(), e);
        }
        return sum;
    }

    private static long ticks(String[] stat, boolean withEnded) {
        long sum = 0;
        int last = withEnded ? ENDED_SYSTEM : USER + 1;
        for (int i = USER; i <= last && i < stat.length; i++) {
            sum += Long.parseLong(stat[i]);
        }
        return sum;
    }

    /// What follows the name in `/proc/<pid>/stat`; empty when the process is gone.
    private static String[] stat(long process) {
        try {
            String line = Files.readString(Path.of("/proc", String.valueOf(process), "stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        } catch (IOException e) {
            return new String[0];
        }
    }
}
