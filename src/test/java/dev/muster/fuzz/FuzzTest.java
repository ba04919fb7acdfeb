package dev.muster.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Searches for inputs that break a parser, for as long as the property `fuzz.seconds` says: seconds in every
/// build, hours by `bin/fuzz`. What was found once is an input that every build tries.
class FuzzTest {

    private static final Duration TIME = Duration.ofSeconds(Long.getLong("fuzz.seconds", 10));
    private static final String ONLY = System.getProperty("fuzz.target", "all");

    static Stream<Target> targets() {
        return Arrays.stream(Target.values()).filter(target -> ONLY.equals("all") || ONLY.equals(target.word()));
    }

    static Stream<Arguments> inputs() {
        return targets().flatMap(target -> target.inputs().stream().map(input -> Arguments.of(target, input)));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void SEC_14_an_input_that_is_kept_is_read_or_refused(Target target, Path input) throws IOException {
        target.read(Files.readAllBytes(input));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void SEC_14_FLT_42_a_search_finds_no_input_that_breaks_a_parser(Target target) throws Exception {
        FuzzRun.Result result = FuzzRun.of(target).run(TIME);

        System.out.printf(
                "fuzz %s: %,d inputs in %d s, %,d edges, seed %s%n",
                target.word(), result.executed(), TIME.toSeconds(), result.covered(), result.seed());
        assertThat(result.finding())
                .as(
                        "seed %s. The input lies in target/fuzz/%s: mend what it shows, and keep it in %s",
                        result.seed(), target.word(), target.corpus())
                .isEmpty();
        assertThat(result.executed()).isGreaterThanOrEqualTo(target.inputs().size());
    }

    @Test
    void a_search_finds_what_is_hidden_behind_a_grammar() throws Exception {
        FuzzRun.Result result = new FuzzRun(HiddenFault.class, "hidden-fault", 100, null).run(Duration.ofMinutes(2));

        assertThat(result.finding()).contains(HiddenFault.FAULT);
    }
}
