package dev.muster.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.bench.Report.Goal;
import dev.muster.bench.machine.Machine;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Plan PLAN = new Plan(20_000, 4, List.of(1, 16), 5, 3, Phases.NAMES);

    @Test
    void the_start_that_counts_is_the_middle_one_on_a_filled_database() {
        assertThat(report().started(List.of(1.6, 0.9, 0.7, 0.8)).start()).contains(0.8);
        assertThat(report().started(List.of(1.6)).start()).isEmpty();
        assertThat(report().started(List.of()).start()).isEmpty();
    }

    @Test
    void each_missed_goal_asks_for_a_profile_and_two_may_share_one() {
        Report judged = report().with(List.of(
                goal("sync", true, "sync"),
                goal("look-up", false, "look-up"),
                goal("JVM CPU of a look-up", false, "look-up"),
                goal("list", null, "list"),
                goal("memory", false, ""),
                goal("start", false, Profile.START)));

        assertThat(judged.unexplained()).containsExactly("look-up", Profile.START);
        assertThat(judged.reachesItsGoals()).isFalse();
    }

    @Test
    void what_could_not_be_told_is_not_missed() {
        Report judged = report().with(List.of(goal("sync", true, "sync"), goal("list", null, "list")));

        assertThat(judged.unexplained()).isEmpty();
        assertThat(judged.reachesItsGoals()).isTrue();
    }

    @Test
    void phases_are_watched_and_what_is_no_phase_is_left_out() {
        Plan watching = PLAN.watching(List.of("update", Profile.START));

        assertThat(watching.phases()).containsExactly("update");
        assertThat(watching.people()).isEqualTo(PLAN.people());
        assertThat(watching.connections()).isEqualTo(PLAN.connections());
    }

    private static Goal goal(String name, @Nullable Boolean reached, String watched) {
        return new Goal(name, "", "", reached, watched);
    }

    private static Report report() {
        return new Report(
                "2026-01-01T00:00:00Z",
                Machine.here("PostgreSQL 15", 0),
                PLAN,
                new Report.Generator(1, 1),
                List.of(),
                0,
                0,
                List.of(),
                List.of(),
                List.of());
    }
}
