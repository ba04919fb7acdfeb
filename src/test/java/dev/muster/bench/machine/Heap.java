package dev.muster.bench.machine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The heap of another JVM in MiB.
public final class Heap {

    /// One for each generation, or one for the whole heap: so much there is, and so much of it is used.
    private static final Pattern USED = Pattern.compile("total .*used (\\d+)K");

    private Heap() {}

    /// In use now, garbage included.
    public static double used(long process) {
        Matcher used = USED.matcher(ask(process, "GC.heap_info"));
        return used.results().mapToLong(part -> Long.parseLong(part.group(1))).sum() / 1024.0;
    }

    /// In use once everything that nobody holds any longer is gone.
    public static double afterCollection(long process) {
        ask(process, "GC.run");
        return used(process);
    }

    private static String ask(long process, String question) {
        return Command.of(System.getProperty("java.home") + "/bin/jcmd", String.valueOf(process), question)
                .run();
    }
}
