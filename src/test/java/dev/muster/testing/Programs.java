package dev.muster.testing;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Programs of the machine that tests need. One that is missing fails a test, and never skips it.
final class Programs {

    private Programs() {}

    /// @param names the same program, under the names that distributions give it
    static String find(String... names) {
        return Arrays.stream(names)
                .flatMap(name -> onPath(name).stream())
                .findFirst()
                .map(File::getPath)
                .orElseThrow(() -> new AssertionError("There is no " + names[0]
                        + ", and the pages are tested in a real browser. Install it, for example with: "
                        + "apt-get install chromium chromium-driver"));
    }

    static File file(String name) {
        return new File(find(name));
    }

    private static Optional<File> onPath(String name) {
        List<String> places = List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1));
        return places.stream()
                .map(place -> new File(place, name))
                .filter(File::canExecute)
                .findFirst();
    }
}
