package dev.muster.bench.figures;

import dev.muster.bench.machine.BenchFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// `docs/performance.md`: the words are written by hand, the figures of each kind of run by the bench, between two
/// marks.
public final class Page {

    private static final Path PAGE = Path.of("docs", "performance.md");
    private static final Path PICTURES = Path.of("docs", "performance");

    private Page() {}

    /// @param kind of run, as the mark names it: `<!-- kind: … -->` and `<!-- end of kind -->`
    /// @param files that go beside the page, by name
    public static void write(String kind, String figures, Map<String, String> files) {
        try {
            Files.createDirectories(PICTURES);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(PICTURES.resolve(file.getKey()), file.getValue());
            }
            String page = Files.readString(PAGE);
            int mark = page.indexOf("<!-- " + kind + ":");
            int begin = page.indexOf('\n', mark) + 1;
            int end = page.indexOf("<!-- end of " + kind + " -->");
            if (mark < 0 || end < begin) {
                throw new BenchFailure(PAGE + " has no place for " + kind);
            }
            Files.writeString(PAGE, page.substring(0, begin) + figures + page.substring(end));
        } catch (IOException e) {
            throw new BenchFailure(PAGE + " cannot be written: " + e.getMessage(), e);
        }
    }
}
