package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Every statement of `docs/standards.md` has a test that names it or an honest reason, and `docs/conformance.md` shows
/// which.
class ConformancePageTest {

    private static final Path PAGE = Path.of("docs", "conformance.md");
    private static final String WRITE = "mvn -q -Dquick test -Dtest=ConformancePageTest -Dmuster.write=true";

    private final Conformance conformance = Conformance.read();

    @Test
    void every_statement_is_read() {
        assertThat(conformance.statements()).hasSize(Statement.announced());
        assertThat(conformance.ids()).hasSize(Statement.announced());
    }

    @Test
    void every_statement_has_a_test_or_a_reason() {
        Set<String> neither = conformance.ids();
        neither.removeAll(conformance.tests().keySet());
        neither.removeAll(conformance.reasons().keySet());

        assertThat(neither)
                .as("name them in a test that decides them, or give the reason in " + Reason.PAGE)
                .isEmpty();
    }

    @Test
    void no_statement_has_a_test_and_a_reason_why_there_is_none() {
        Set<String> both = new TreeSet<>(conformance.reasons().keySet());
        both.retainAll(conformance.tests().keySet());

        assertThat(both).as("take them out of " + Reason.PAGE).isEmpty();
    }

    @Test
    void every_statement_that_a_test_or_a_reason_names_is_stated() {
        Set<String> named = new TreeSet<>(conformance.tests().keySet());
        named.addAll(conformance.reasons().keySet());
        named.removeAll(conformance.ids());

        assertThat(named).isEmpty();
    }

    @Test
    void a_test_names_each_statement_that_it_decides() {
        assertThat(NamedTest.all()).noneMatch(NamedTest::namesRange);
    }

    @Test
    void a_reason_is_given_once() {
        List<String> given = new ArrayList<>();
        Reason.all().forEach(reason -> given.addAll(reason.statements()));

        assertThat(given).doesNotHaveDuplicates();
    }

    @Test
    void a_test_shows_that_what_is_not_offered_is_not() {
        Set<String> showing = new HashSet<>();
        conformance.reasons().values().forEach(reason -> showing.add(reason.shownBy()));
        showing.remove("");

        assertThat(conformance.tests().keySet()).containsAll(showing);
    }

    @Test
    void the_page_says_what_is() throws IOException {
        String page = conformance.page();
        if (Boolean.getBoolean("muster.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).as("write it again with: " + WRITE).isEqualTo(page);
    }
}
