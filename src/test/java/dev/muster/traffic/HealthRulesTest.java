package dev.muster.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.setting.Access;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the health of a setting is at a given time, from what was counted before.
class HealthRulesTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Access FOR_EVER = new Access(true, null);

    private final List<HourCount> hours = new ArrayList<>();

    @Test
    void a_client_that_never_asked_is_waited_for() {
        assertThat(health(FOR_EVER, null, NOON)).isEqualTo(new Health.Waiting());
    }

    @Test
    void without_a_valid_token_nobody_comes_in() {
        Instant end = NOON.minusSeconds(1);

        assertThat(health(new Access(false, end), NOON.minusSeconds(60), NOON)).isEqualTo(new Health.TokensEnded(end));
        assertThat(health(new Access(false, null), null, NOON)).isEqualTo(new Health.TokensEnded(null));
        assertThat(health(new Access(false, NOON.plusSeconds(1)), null, NOON)).isEqualTo(new Health.Waiting());
    }

    @Test
    void a_token_that_ends_within_two_weeks_is_told_of() {
        asks(NOON.minusSeconds(60), 1);
        Instant soon = NOON.plus(Duration.ofDays(13));
        Instant later = NOON.plus(Duration.ofDays(15));

        assertThat(health(new Access(false, soon), NOON.minusSeconds(60), NOON))
                .isEqualTo(new Health.TokensEnding(soon));
        assertThat(health(new Access(false, later), NOON.minusSeconds(60), NOON))
                .isEqualTo(new Health.Healthy());
    }

    @Test
    void the_first_changes_are_a_synchronisation_until_they_pause() {
        Instant first = NOON.minus(Duration.ofMinutes(100));
        for (int minute = 0; minute < 100; minute += 10) {
            Instant at = first.plus(Duration.ofMinutes(minute));
            asks(at, 50);
            counts(Counted.CHANGE, at, 50);
            counts("created User", at, 40);
            counts("created Group", at, 1);
        }
        Instant last = first.plus(Duration.ofMinutes(90));

        assertThat(health(FOR_EVER, last, NOON)).isEqualTo(new Health.Synchronising(first, 400, 10, 5));
        assertThat(health(FOR_EVER, last, last.plus(Duration.ofMinutes(16)))).isEqualTo(new Health.Healthy());
    }

    @Test
    void a_synchronisation_that_paused_does_not_begin_again() {
        Instant first = NOON.minus(Duration.ofMinutes(30));
        for (Instant at : List.of(first, first.plus(Duration.ofMinutes(20)), first.plus(Duration.ofMinutes(29)))) {
            asks(at, 1);
            counts(Counted.CHANGE, at, 1);
        }

        assertThat(health(FOR_EVER, NOON, NOON)).isEqualTo(new Health.Healthy());
    }

    @Test
    void a_client_that_has_been_here_for_long_does_not_synchronise_for_the_first_time() {
        for (int minutes = 14 * 24 * 60; minutes > 0; minutes -= 10) {
            asks(NOON.minus(Duration.ofMinutes(minutes)), 1);
            counts(Counted.CHANGE, NOON.minus(Duration.ofMinutes(minutes)), 1);
        }

        assertThat(health(FOR_EVER, NOON.minusSeconds(600), NOON)).isEqualTo(new Health.Healthy());
    }

    @Test
    void silence_is_judged_by_the_clients_own_rhythm() {
        Instant last = NOON.minus(Duration.ofDays(14));
        while (last.isBefore(NOON.minus(Duration.ofHours(1)))) {
            asks(last, 1);
            last = last.plus(Duration.ofMinutes(40));
        }
        last = last.minus(Duration.ofMinutes(40));

        assertThat(health(FOR_EVER, last, last.plus(Duration.ofMinutes(179)))).isEqualTo(new Health.Healthy());
        assertThat(health(FOR_EVER, last, last.plus(Duration.ofMinutes(181))))
                .isEqualTo(new Health.Quiet(last, Duration.ofMinutes(40)));
    }

    @Test
    void a_client_that_rests_at_weekends_may_rest() {
        Instant friday = NOON.minus(Duration.ofDays(11));
        Instant monday = friday.plus(Duration.ofHours(64));
        asks(friday.minus(Duration.ofDays(1)), 5);
        asks(friday, 5);
        for (int day = 0; day < 5; day++) {
            asks(monday.plus(Duration.ofDays(day)), 5);
        }
        Instant last = monday.plus(Duration.ofDays(4));

        assertThat(health(FOR_EVER, last, last.plus(Duration.ofHours(127)))).isEqualTo(new Health.Healthy());
        assertThat(health(FOR_EVER, last, last.plus(Duration.ofHours(129))).word())
                .isEqualTo("quiet");
    }

    @Test
    void of_a_client_that_is_new_a_weekend_is_expected() {
        Instant last = NOON.minus(Duration.ofDays(4));
        asks(last, 3);

        assertThat(health(FOR_EVER, last, last.plus(Duration.ofHours(71))).word())
                .isEqualTo("healthy");
        assertThat(health(FOR_EVER, last, last.plus(Duration.ofHours(73))).word())
                .isEqualTo("quiet");
    }

    @Test
    void every_fifth_request_refused_is_failing_with_the_commonest_reason_first() {
        Instant at = NOON.minusSeconds(60);
        asks(at, 25);
        counts("400 invalidValue", at, 1);
        counts("409 uniqueness", at, 4);
        counts("429", at, 20);

        assertThat(health(FOR_EVER, at, NOON)).isEqualTo(new Health.Failing());
        assertThat(rules(FOR_EVER, at).lately().reasons())
                .extracting(HealthRules.Reason::counted)
                .containsExactly("429", "409 uniqueness", "400 invalidValue");
    }

    @Test
    void few_refusals_among_many_requests_are_healthy_and_old_ones_are_forgotten() {
        asks(NOON.minus(Duration.ofHours(5)), 10);
        counts("409 uniqueness", NOON.minus(Duration.ofHours(5)), 10);
        asks(NOON.minusSeconds(60), 26);
        counts("409 uniqueness", NOON.minusSeconds(60), 5);

        assertThat(health(FOR_EVER, NOON.minusSeconds(60), NOON)).isEqualTo(new Health.Healthy());
        assertThat(rules(FOR_EVER, NOON).lately().refused()).isEqualTo(5);
    }

    @Test
    void what_two_nodes_counted_adds_up_with_the_pause_between() {
        Instant hour = NOON;
        HourCount one =
                HourCount.once("request", hour, NOON).plus(HourCount.once("request", hour, NOON.plusSeconds(60)));
        HourCount other = HourCount.once("request", hour, NOON.plusSeconds(600));

        assertThat(one.plus(other))
                .isEqualTo(other.plus(one))
                .isEqualTo(new HourCount("request", hour, 3, NOON, NOON.plusSeconds(600), Duration.ofMinutes(9)));
    }

    private void asks(Instant at, long times) {
        counts(Counted.REQUEST, at, times);
    }

    private void counts(String counted, Instant at, long times) {
        Instant hour = at.truncatedTo(ChronoUnit.HOURS);
        HourCount more = new HourCount(counted, hour, times, at, at, Duration.ZERO);
        for (int i = 0; i < hours.size(); i++) {
            if (hours.get(i).counted().equals(counted) && hours.get(i).hour().equals(hour)) {
                hours.set(i, hours.get(i).plus(more));
                return;
            }
        }
        hours.add(more);
    }

    private Health health(Access access, @Nullable Instant lastRequestAt, Instant now) {
        return rules(access, lastRequestAt).at(now);
    }

    private HealthRules rules(Access access, @Nullable Instant lastRequestAt) {
        hours.sort(Comparator.comparing(HourCount::hour));
        Instant firstChange = hours.stream()
                .filter(hour -> hour.counted().equals(Counted.CHANGE))
                .map(HourCount::firstAt)
                .min(Instant::compareTo)
                .orElse(null);
        return new HealthRules(access, hours, lastRequestAt, firstChange);
    }
}
