package dev.muster.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// A real second process on the tests' class path, to be talked to over its output, told to end, and killed.
public final class OtherJvm implements AutoCloseable {

    /// Where it lives for some seconds, code that is compiled quickly is worth more than code that is compiled well.
    /// The long forms run what is run in earnest.
    private static final List<String> COMPILED = "long".equals(System.getProperty("tests.excluded"))
            ? List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
            : List.of();

    private static final String USUAL_HEAP = "256m";
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final BufferedReader output;
    private final BufferedReader errors;

    private OtherJvm(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.errors = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    }

    public static OtherJvm running(Class<?> main, String... arguments) throws IOException {
        return running(main, Map.of(), arguments);
    }

    public static OtherJvm running(Class<?> main, Map<String, String> environment, String... arguments)
            throws IOException {
        return running(USUAL_HEAP, main, environment, arguments);
    }

    /// Without the tests' own classes and files, and so with the product's log.
    public static OtherJvm inEarnest(Class<?> main, Map<String, String> environment, String... arguments)
            throws IOException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        return started(USUAL_HEAP, classPath, main, environment, arguments);
    }

    /// @param heap all the memory that it gets for objects, such as `96m`
    public static OtherJvm running(String heap, Class<?> main, Map<String, String> environment, String... arguments)
            throws IOException {
        return started(heap, System.getProperty("java.class.path"), main, environment, arguments);
    }

    private static OtherJvm started(
            String heap, String classPath, Class<?> main, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath));
        words.addAll(COMPILED);
        words.add(main.getName());
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().keySet().removeIf(name -> name.startsWith("MUSTER_"));
        builder.environment().putAll(environment);
        return new OtherJvm(builder.start());
    }

    public long pid() {
        return process.pid();
    }

    /// What the JVM says to a command of `jcmd`.
    public String jcmd(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(pid())));
        command.addAll(List.of(words));
        Process jcmd = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        return said;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// The next line that it printed; waits for it.
    public String line() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IllegalStateException("The other process ended: " + errors());
        }
        return line;
    }

    /// The next line of its log, on standard error, that contains some words; waits for it.
    public String logged(String words) throws IOException {
        String line = errors.readLine();
        while (line != null && !line.contains(words)) {
            line = errors.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("The other process ended and never logged: " + words);
        }
        return line;
    }

    /// All that it wrote to standard error until its end.
    public String errors() throws IOException {
        return String.join("\n", errors.lines().toList());
    }

    /// All of its standard input: it ends after these words.
    public void hears(String words) throws IOException {
        try (OutputStream input = process.getOutputStream()) {
            input.write(words.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// SIGTERM.
    public void tellToEnd() {
        process.toHandle().destroy(); // Process.destroy would close its output too
    }

    /// SIGKILL.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public int status() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The other process does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join(); // its locks are let go only then
        output.close();
        errors.close();
    }
}
