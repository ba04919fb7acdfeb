package dev.muster.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One source file of ours, read as text.
public record Source(Path path, String text) {

    private static final Path MAIN = Path.of("src", "main", "java");
    private static final Pattern AREA = Pattern.compile("dev\\.muster\\.(\\w+)");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Path TEST = Path.of("src", "test", "java");

    static List<Source> main() {
        return below(MAIN);
    }

    static List<Source> tests() {
        return below(TEST);
    }

    static List<Source> all() {
        return Stream.concat(main().stream(), tests().stream()).toList();
    }

    public static String page(String path) {
        return read(Path.of(path)).text();
    }

    /// The file's name without `.java`.
    String name() {
        return path.getFileName().toString().replaceFirst("\\.java$", "");
    }

    String packageName() {
        Matcher line = PACKAGE.matcher(text);
        return line.find() ? line.group(1) : "";
    }

    /// The area of the product that a package belongs to: the part of its name after ours, empty for the
    /// wiring.
    static String areaOf(String packageName) {
        Matcher area = AREA.matcher(packageName);
        return area.lookingAt() ? area.group(1) : "";
    }

    boolean describesPackage() {
        return name().equals("package-info");
    }

    List<String> lines() {
        return text.lines().toList();
    }

    private static List<Source> below(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(Source::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Source read(Path file) {
        try {
            return new Source(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
