package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Each package and each type tells what it is for, and is named for what it is.
class DescriptionsTest {

    private static final Pattern TYPE =
            Pattern.compile("(?m)^( *)((?:(?:public|private|protected|static|final|sealed|non-sealed|abstract) )*)"
                    + "(?:class|record|interface|enum) (\\w+)\\b");
    private static final Pattern EMPTY_NAME = Pattern.compile("Manager|Helper|Util(s|ities)?|Impl|Dto|DTO|Abstract");

    @Test
    void every_package_is_null_marked_and_tells_its_purpose() {
        List<Source> told =
                Source.all().stream().filter(Source::describesPackage).toList();
        Set<String> packages = Source.all().stream().map(Source::packageName).collect(Collectors.toSet());

        assertThat(told).extracting(Source::packageName).containsAll(packages);
        assertThat(told)
                .allSatisfy(
                        source -> assertThat(source.text()).startsWith("/// ").contains("\n@NullMarked\npackage "));
    }

    @Test
    void every_type_tells_its_purpose() {
        List<String> mute = new ArrayList<>();
        for (Source source : Source.main()) {
            Matcher type = TYPE.matcher(source.text());
            while (type.find()) {
                boolean told = describedAbove(source.text().substring(0, type.start()));
                if (!told && (type.group(1).isEmpty() || type.group(2).contains("public"))) {
                    mute.add(source.path() + ": " + type.group(3));
                }
            }
        }

        assertThat(mute).isEmpty();
    }

    @Test
    void no_type_bears_a_name_that_says_nothing() {
        assertThat(Source.all())
                .allSatisfy(source -> assertThat(source.name())
                        .satisfies(name ->
                                assertThat(EMPTY_NAME.matcher(name).find()).isFalse()));
    }

    @Test
    void no_file_grows_past_350_lines() {
        assertThat(longerThan(350)).isEmpty();

        longerThan(250).forEach(file -> System.out.println("A long file: " + file));
    }

    private static List<String> longerThan(int lines) {
        return Source.all().stream()
                .filter(source -> source.lines().size() > lines)
                .map(source -> source.path() + ", " + source.lines().size() + " lines")
                .toList();
    }

    // Annotations stand between the words and the type; a blank line ends what belongs to it.
    private static boolean describedAbove(String before) {
        List<String> lines = before.lines().toList();
        return lines.reversed().stream()
                .map(String::strip)
                .takeWhile(line -> !line.isEmpty())
                .anyMatch(line -> line.startsWith("///"));
    }
}
