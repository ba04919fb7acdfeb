package dev.muster.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.verify.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The checks against the page of statements that they stand for.
class CatalogueTest {

    private static final Pattern STATEMENT = Pattern.compile("(?m)^\\| ([A-Z0-9]{3}-\\d\\d) \\| ([MNSOD])★? \\|");

    private final List<Check> catalogue = Catalogue.all();

    @Test
    void every_check_has_an_id_of_its_own() {
        assertThat(catalogue).extracting(Check::id).doesNotHaveDuplicates().hasSizeGreaterThan(250);
    }

    @Test
    void every_check_stands_for_a_statement_and_judges_no_harder_than_it() throws IOException {
        Map<String, String> levels = STATEMENT
                .matcher(Files.readString(Path.of("docs/standards.md")))
                .results()
                .collect(Collectors.toMap(each -> each.group(1), each -> each.group(2)));

        assertThat(catalogue)
                .allSatisfy(check -> assertThat(levels.get(check.statement()))
                        .as(check.id() + " " + check.level())
                        .isIn(
                                switch (check.level()) {
                                    case MUST -> List.of("M", "N", "O");
                                    case SHOULD -> List.of("M", "N", "O", "S");
                                    case MAY -> List.of("M", "N", "O", "S", "D");
                                }));
    }

    @Test
    void checks_that_only_read_are_many() {
        assertThat(catalogue.stream().filter(check -> !check.changes())).hasSizeGreaterThan(80);
    }
}
