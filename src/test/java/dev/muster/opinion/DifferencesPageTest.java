package dev.muster.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.house.Source;
import dev.muster.schema.UserSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.ObjectNode;

/// The page that lists the differences, and the differences that the tests allow.
class DifferencesPageTest {

    private static final String PAGE = Source.page("docs/second-opinion.md");

    /// Name, filter, resource, our verdict, theirs, reason.
    private static final Pattern FILTER_ROW = Pattern.compile(
            "(?m)^\\| ([A-Z0-9_]+) \\| `([^|]+)` \\| `([^|]+)` \\| (YES|NO|REFUSED) \\| (YES|NO|REFUSED) \\| (.+) \\|$");

    /// Name, operation, before, after by ours, after by theirs, reason.
    private static final Pattern PATCH_ROW = Pattern.compile(
            "(?m)^\\| ([A-Z0-9_]+) \\| `([^|]+)` \\| `(\\{[^|]*)` \\| `?(REFUSED|\\{[^|]*?)`? \\| `?(REFUSED|\\{[^|]*?)`? \\| (.+) \\|$");

    @Test
    void every_difference_in_filters_stands_on_the_page_once() {
        List<String> named = rows().map(row -> row.group(1)).toList();

        assertThat(named)
                .containsExactlyElementsOf(
                        Arrays.stream(FilterDifference.values()).map(Enum::name).toList());
    }

    @Test
    void every_difference_in_patches_stands_on_the_page_once() {
        List<String> named = patches().map(row -> row.group(1)).toList();

        assertThat(named)
                .containsExactlyElementsOf(
                        Arrays.stream(PatchDifference.values()).map(Enum::name).toList());
    }

    @Test
    void every_difference_has_a_reason_from_the_standard() {
        rows().forEach(row -> assertThat(row.group(6)).as(row.group(1)).containsPattern("RFC 764[34] section \\d"));
        patches().forEach(row -> assertThat(row.group(6)).as(row.group(1)).containsPattern("RFC 764[34] section \\d"));
    }

    @TestFactory
    Stream<DynamicTest> an_example_differs_as_the_page_says() {
        return rows().map(row -> DynamicTest.dynamicTest(row.group(1), () -> {
            Condition.Term term = term(row.group(2));
            ObjectNode resource = GeneratedUsers.read(row.group(3));
            FilterJudges judges = new FilterJudges(GeneratedUsers.TYPE, List.of(resource));

            judges.compare(term, row.group(1));

            assertThat(judges.ours(term, resource)).isEqualTo(Verdict.valueOf(row.group(4)));
            assertThat(judges.theirs(term, resource)).isEqualTo(Verdict.valueOf(row.group(5)));
            assertThat(judges.seen()).isEqualTo(Set.of(FilterDifference.valueOf(row.group(1))));
        }));
    }

    @TestFactory
    Stream<DynamicTest> a_patch_differs_as_the_page_says() {
        return patches()
                .map(row -> DynamicTest.dynamicTest(row.group(1), () -> {
                    String body = "{\"schemas\": [\"" + Change.URN + "\"], \"Operations\": [" + row.group(2) + "]}";
                    ObjectNode before = person(row.group(3)).orElseThrow();

                    assertThat(PatchJudges.ours(body, before)).isEqualTo(person(row.group(4)));
                    assertThat(PatchJudges.theirs(body, before)).isEqualTo(person(row.group(5)));
                }));
    }

    /// Ada with these members, or nobody when the patch is refused.
    private static Optional<ObjectNode> person(String members) {
        if (members.equals("REFUSED")) {
            return Optional.empty();
        }
        ObjectNode ada = GeneratedUsers.read(members).put("userName", "ada");
        ada.putArray("schemas").add(UserSchema.CORE.urn());
        return PatchJudges.stored(ada);
    }

    private static Stream<MatchResult> patches() {
        return PATCH_ROW.matcher(PAGE).results();
    }

    private static Condition.Term term(String filter) {
        String[] words = filter.split(" ", 3);
        return new Condition.Term(null, words[0], words[1], words.length == 3 ? words[2] : null);
    }

    private static Stream<MatchResult> rows() {
        return FILTER_ROW.matcher(PAGE).results();
    }
}
