package dev.muster.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Says on what a run was made.
final class Machines {

    private Machines() {}

    static Report.Machine here(String postgres, double load) {
        var system = ManagementFactory.getOperatingSystemMXBean();
        Map<String, String> versions = new TreeMap<>();
        versions.put("Java", Runtime.version().toString());
        versions.put("PostgreSQL", postgres);
        return new Report.Machine(
                value("/proc/cpuinfo", "model name"),
                system.getAvailableProcessors(),
                memoryMiB(),
                system.getName() + " " + system.getVersion(),
                load,
                versions);
    }

    /// How many threads wanted a processor in the last minute, on average.
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static long memoryMiB() {
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
