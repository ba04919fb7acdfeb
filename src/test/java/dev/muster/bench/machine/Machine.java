package dev.muster.bench.machine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// On what a run was made.
///
/// @param load of the machine by others, before the run
/// @param versions of what was measured, by name
public record Machine(
        String processor, int cores, long memoryMiB, String system, double load, Map<String, String> versions) {

    public static Machine here(String postgres, double load) {
        var system = ManagementFactory.getOperatingSystemMXBean();
        Map<String, String> versions = new TreeMap<>();
        versions.put("Java", Runtime.version().toString());
        versions.put("PostgreSQL", postgres);
        return new Machine(
                value("/proc/cpuinfo", "model name"),
                system.getAvailableProcessors(),
                memory(),
                system.getName() + " " + system.getVersion().replaceAll("-.*", ""),
                load,
                versions);
    }

    /// For a page: when and on what something was measured.
    public String told(String date) {
        return String.format(
                Locale.ROOT,
                "Measured %s on %s, %d cores, %,d MiB, %s; load in the minute before the run: %.1f; %s.",
                date,
                processor,
                cores,
                memoryMiB,
                system,
                load,
                versions.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", ")));
    }

    /// How many threads wanted a processor in the last minute, on average.
    public static double loadNow() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static long memory() {
        String text = value("/proc/meminfo", "MemTotal").replaceAll("\\D", "");
        return text.isEmpty() ? 0 : Long.parseLong(text) / 1024;
    }

    private static String value(String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
