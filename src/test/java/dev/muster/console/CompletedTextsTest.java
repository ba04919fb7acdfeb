package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.console.overview.ChartRange;
import dev.muster.directory.group.TargetGroup;
import dev.muster.directory.user.Conflict;
import dev.muster.directory.user.Explanation;
import dev.muster.directory.user.Origin;
import dev.muster.directory.user.PeopleOrder;
import dev.muster.directory.user.Status;
import dev.muster.field.FieldType;
import dev.muster.job.Job;
import dev.muster.setting.Dialect;
import dev.muster.setting.Habit;
import dev.muster.setting.IdentityProvider;
import dev.muster.words.Languages;
import dev.muster.words.Texts;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Keys that pages complete with the word of a value: there is one for each value that may come.
class CompletedTextsTest {

    static Stream<Arguments> keys() {
        return Stream.of(
                        of("conflict.told.%s", Conflict.Kind.values(), Conflict.Kind::word),
                        of("conflict.unmovable.%s", Conflict.Kind.values(), Conflict.Kind::word),
                        of("origin.%s", Origin.values(), Origin::word),
                        of("conflict.owner.%s", Origin.values(), Origin::word),
                        of("status.%s", Status.values(), Status::word),
                        of("group.origin.%s", TargetGroup.Origin.values(), TargetGroup.Origin::word),
                        of("fields.type.%s", FieldType.values(), FieldType::word),
                        of("wizard.type.%s", FieldType.values(), FieldType::word),
                        of("provider.%s", IdentityProvider.values(), IdentityProvider::word),
                        of("habit.%s.looks", Habit.values(), Habit::word),
                        of("habit.%s.becomes", Habit.values(), Habit::word),
                        of("habit.%s.seen", Habit.values(), Habit::word),
                        of("rules.dialect.%s", Dialect.Reading.values(), Dialect.Reading::word),
                        of("people.sort.%s", PeopleOrder.values(), PeopleOrder::word),
                        of("job.%s.running", Job.Kind.values(), Job.Kind::word),
                        of("job.%s.done", Job.Kind.values(), Job.Kind::word),
                        of("job.%s.failed", Job.Kind.values(), Job.Kind::word),
                        of("theme.%s", Theme.values(), Theme::word),
                        of("chart.%s", ChartRange.values(), ChartRange::word),
                        of("outcome.%s", Explanation.Outcome.values(), Explanation.Outcome::word))
                .flatMap(Function.identity());
    }

    private static <T> Stream<Arguments> of(String pattern, T[] values, Function<T, String> word) {
        return Arrays.stream(values).map(value -> Arguments.of(pattern.formatted(word.apply(value))));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void there_are_words_for_every_value(String key) {
        Texts texts = Languages.english();

        assertThat(texts.has(key)).as(key).isTrue();
    }
}
