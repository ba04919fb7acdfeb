package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.setting.Habit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The list of what clients write differently, held against the tests that try each row and against the table of
/// habits.
class HabitsPageTest {

    private static final String PAGE = "docs/clients/habits.md";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([PQVMF]\\d+) \\|.*\\| ([^|]+) \\|$");
    private static final Pattern NAMED_HABIT = Pattern.compile("`([a-z-]+)`");
    private static final Pattern IN_A_TESTS_NAME = Pattern.compile("void row_((?:[A-Z]+\\d+_)+)\\w+\\(");
    private static final Pattern NUMBER = Pattern.compile("[A-Z]+\\d+");
    private static final int ROWS = 66;

    @Test
    void every_row_is_read() {
        assertThat(rows()).hasSize(ROWS);
    }

    @Test
    void every_row_is_tried_by_a_test_of_its_name_and_no_test_names_another() {
        Set<String> tried = new TreeSet<>();
        for (Source source : Source.tests()) {
            IN_A_TESTS_NAME
                    .matcher(source.text())
                    .results()
                    .forEach(name ->
                            NUMBER.matcher(name.group(1)).results().forEach(number -> tried.add(number.group())));
        }

        assertThat(tried).isEqualTo(rows().keySet());
    }

    @Test
    void every_row_is_always_so_or_names_habits_of_the_table() {
        List<String> words = Arrays.stream(Habit.values()).map(Habit::word).toList();

        assertThat(rows()).allSatisfy((row, how) -> {
            if (!how.equals("always")) {
                assertThat(habits(how)).as(row).isNotEmpty().isSubsetOf(words);
            }
        });
    }

    @Test
    void every_habit_is_named_in_its_row() {
        Map<String, String> rows = rows();

        for (Habit habit : Habit.values()) {
            assertThat(habits(rows.getOrDefault(habit.row(), "")))
                    .as("row %s of %s", habit.row(), PAGE)
                    .contains(habit.word());
        }
    }

    @Test
    void every_habit_is_described_in_the_admin_api() {
        List<String> described = new JsonMapper()
                .readTree(Source.page("src/main/resources/dev/muster/api/openapi.json"))
                .at("/components/schemas/HabitName/enum")
                .valueStream()
                .map(word -> word.stringValue())
                .toList();

        assertThat(described)
                .containsExactlyElementsOf(
                        Arrays.stream(Habit.values()).map(Habit::word).toList());
    }

    private static List<String> habits(String how) {
        return NAMED_HABIT.matcher(how).results().map(name -> name.group(1)).toList();
    }

    private static Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        Matcher row = ROW.matcher(Source.page(PAGE));
        while (row.find()) {
            rows.put(row.group(1), row.group(2));
        }
        return rows;
    }
}
