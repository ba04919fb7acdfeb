package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnsentTest {

    private static final Path PAGES = Path.of("src", "main", "jte");
    private static final Pattern FIELD = Pattern.compile("@template\\.part\\.field\\((.*)\\)");
    private static final Pattern NAME = Pattern.compile("\\bname = \"([^\"]*)\"");

    /// A form that waits for somebody to sign in again lies in the page, where a password must not lie.
    @Test
    void no_password_is_kept_of_a_form_that_was_not_taken() throws IOException {
        List<String> passwords = fields().filter(field -> field.contains("type = \"password\""))
                .map(field ->
                        NAME.matcher(field).results().findFirst().orElseThrow().group(1))
                .toList();

        assertThat(passwords).hasSizeGreaterThan(4).isSubsetOf(Unsent.NOT_KEPT);
    }

    private static Stream<String> fields() throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            return files.filter(Files::isRegularFile).toList().stream()
                    .flatMap(file -> FIELD.matcher(text(file)).results().map(MatchResult::group));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
