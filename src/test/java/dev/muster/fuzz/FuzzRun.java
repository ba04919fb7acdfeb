package dev.muster.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One search by Jazzer, in a process of its own with little memory. What it learns stays in
/// `target/fuzz/<name>`, so that the next one goes on from there.
///
/// @param fuzzer the class that Jazzer calls
/// @param name of the target, and of the directory
/// @param seeds where to start from; null for nowhere
record FuzzRun(
        Class<?> fuzzer, String name, int longest, @Nullable Path seeds) {

    /// An input that takes longer than this is a finding: a hang.
    private static final Duration SLOWEST = Duration.ofSeconds(5);

    private static final Duration START_AND_END = Duration.ofSeconds(60);
    /// A shorter search tries more inputs with code that is compiled quickly than with code that is compiled well.
    private static final Duration WORTH_COMPILING = Duration.ofMinutes(1);

    private static final Pattern EXECUTED = Pattern.compile("stat::number_of_executed_units: (\\d+)");
    private static final Pattern COVERED = Pattern.compile("cov: (\\d+)");
    private static final Pattern SEED = Pattern.compile("INFO: Seed: (\\d+)");

    /// What came of it.
    ///
    /// @param finding the end of the log when something was found, else empty
    record Result(String seed, long executed, long covered, String finding) {}

    static FuzzRun of(Target target) {
        return new FuzzRun(Fuzzer.class, target.word(), target.longest(), target.corpus());
    }

    Result run(Duration time) throws IOException, InterruptedException {
        Files.createDirectories(directory().resolve("corpus"));
        Files.writeString(directory().resolve("dictionary"), Dictionary.text());
        Path log = directory().resolve("log.txt");
        Process process = new ProcessBuilder(command(time))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(time.plus(START_AND_END).toSeconds(), TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        return result(Files.readString(log), ended ? process.exitValue() : -1);
    }

    private Path directory() {
        return Path.of("target", "fuzz", name);
    }

    private List<String> command(Duration time) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + fuzzer.getName(),
                "--target_args=" + name,
                "--instrumentation_includes=dev.muster.**",
                "--instrumentation_excludes=dev.muster.fuzz.**",
                "--custom_hook_includes=dev.muster.**",
                "--reproducer_path=" + directory(),
                "-artifact_prefix=" + directory() + "/",
                "-dict=" + directory().resolve("dictionary"),
                "-max_len=" + longest,
                "-max_total_time=" + time.toSeconds(),
                "-timeout=" + SLOWEST.toSeconds(),
                "-print_final_stats=1",
                directory().resolve("corpus").toString()));
        if (time.compareTo(WORTH_COMPILING) < 0) {
            command.add(1, "-XX:TieredStopAtLevel=1");
        }
        if (seeds != null) {
            command.add(seeds.toString());
        }
        return command;
    }

    private Result result(String log, int status) {
        String finding = status == 0
                ? ""
                : log.substring(Math.max(0, log.indexOf("\n== "))).strip();
        return new Result(found(SEED, log), number(EXECUTED, log), number(COVERED, log), finding);
    }

    private static long number(Pattern pattern, String log) {
        String number = found(pattern, log);
        return number.isEmpty() ? 0 : Long.parseLong(number);
    }

    /// The last one.
    private static String found(Pattern pattern, String log) {
        String found = "";
        Matcher matcher = pattern.matcher(log);
        while (matcher.find()) {
            found = matcher.group(1);
        }
        return found;
    }
}
