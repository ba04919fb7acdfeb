package dev.muster.fuzz;

import dev.muster.console.table.MultipartTarget;
import dev.muster.directory.table.CsvTarget;
import dev.muster.http.FormTarget;
import dev.muster.oauth.BasicTarget;
import dev.muster.refusal.Refused;
import dev.muster.scim.bulk.BulkTarget;
import dev.muster.scim.search.SearchTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What is fuzzed, each with the longest input that is tried: a little more than the parser takes, or as much
/// as is needed to reach everything.
enum Target {
    FILTER(4_200),
    PATH(4_200),
    PATCH(3_000),
    BODY(3_000),
    SEARCH(3_000),
    BULK(3_000),
    CSV(3_000),
    MULTIPART(3_000),
    FORM(3_000),
    BASIC(3_000);

    private static final Path CORPUS = Path.of("src", "test", "resources", "fuzz");

    private final int longest;

    Target(int longest) {
        this.longest = longest;
    }

    static Target named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    int longest() {
        return longest;
    }

    void read(byte[] input) {
        try {
            fuzzed().read(input);
        } catch (Refused refused) {
            // what a parser is for
        }
    }

    private Fuzzed fuzzed() {
        return switch (this) {
            case FILTER -> new FilterTarget();
            case PATH -> new PathTarget();
            case PATCH -> new PatchTarget();
            case BODY -> new BodyTarget();
            case SEARCH -> new SearchTarget();
            case BULK -> new BulkTarget();
            case CSV -> new CsvTarget();
            case MULTIPART -> new MultipartTarget();
            case FORM -> new FormTarget();
            case BASIC -> new BasicTarget();
        };
    }

    Path corpus() {
        return CORPUS.resolve(word());
    }

    List<Path> inputs() {
        try (Stream<Path> files = Files.list(corpus())) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
