package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The numbers that the code and its tests name, and the page that tells what they mean.
class RulesPageTest {

    private static final Pattern STATED = Pattern.compile("(?m)^- \\*\\*([A-Z]\\d+)\\*\\*");
    private static final Pattern IN_A_TESTS_NAME = Pattern.compile("void ((?:[FGLHRT]\\d+_)+)\\w+\\(");
    private static final Pattern IN_WORDS =
            Pattern.compile("\\(?rules? ((?:[FGLHRT]\\d+)(?:(?:, | and | to | or )[FGLHRT]\\d+)*)");
    private static final Pattern NUMBER = Pattern.compile("[FGLHRT]\\d+");

    /// Rules that have an issue of their own and are not built yet.
    private static final Set<String> TO_COME = Set.of();

    @Test
    void every_rule_that_is_named_is_stated() {
        Set<String> named = new TreeSet<>(tested());
        for (Source source : Source.all()) {
            addAll(named, IN_WORDS, source.text());
        }

        assertThat(named).isNotEmpty();
        assertThat(stated()).containsAll(named);
    }

    @Test
    void every_rule_is_stated_once() {
        long statements = STATED.matcher(Source.page("docs/rules.md")).results().count();

        assertThat(statements).isEqualTo(stated().size());
    }

    @Test
    void every_rule_that_is_built_has_a_test_of_its_name() {
        Set<String> untested = new TreeSet<>(stated());
        untested.removeAll(tested());
        untested.removeAll(TO_COME);

        assertThat(untested).isEmpty();
    }

    private static Set<String> stated() {
        Set<String> stated = new TreeSet<>();
        addAll(stated, STATED, Source.page("docs/rules.md"));
        return stated;
    }

    private static Set<String> tested() {
        Set<String> tested = new TreeSet<>();
        for (Source source : Source.tests()) {
            addAll(tested, IN_A_TESTS_NAME, source.text());
        }
        return tested;
    }

    private static void addAll(Set<String> numbers, Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            Matcher number = NUMBER.matcher(found.group(1));
            while (number.find()) {
                numbers.add(number.group());
            }
        }
    }
}
