package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The pictures of the pages that the documentation shows are there, light and dark, and nobody waits for them.
class PicturesTest {

    private static final Path PICTURES = Path.of("docs", "screenshots");
    private static final Pattern NAMED = Pattern.compile("screenshots/([\\w-]+\\.png)");
    private static final long MOST_BYTES = 1_500_000;

    @Test
    void every_picture_that_the_documentation_names_exists_and_the_other_way_round() throws IOException {
        Set<String> named = named("README.md", "docs/console.md");

        assertThat(named).isNotEmpty().isEqualTo(kept());
    }

    @Test
    void each_is_there_light_and_dark() throws IOException {
        assertThat(kept())
                .allSatisfy(name -> assertThat(kept())
                        .contains(
                                name.contains("-light")
                                        ? name.replace("-light", "-dark")
                                        : name.replace("-dark", "-light")));
    }

    @Test
    void together_they_are_small() throws IOException {
        long bytes = 0;
        for (String name : kept()) {
            bytes += Files.size(PICTURES.resolve(name));
        }

        assertThat(bytes).isLessThan(MOST_BYTES);
    }

    private static Set<String> named(String... pages) {
        Set<String> names = new TreeSet<>();
        for (String page : pages) {
            Matcher name = NAMED.matcher(Source.page(page));
            while (name.find()) {
                names.add(name.group(1));
            }
        }
        return names;
    }

    private static Set<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(PICTURES)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
