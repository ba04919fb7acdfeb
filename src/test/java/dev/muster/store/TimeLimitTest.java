package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.refusal.TimeLimit;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The time of a whole request, beside those of its statements.
class TimeLimitTest {

    private static Database database;

    @BeforeAll
    static void open() {
        TestDatabase place = TestPostgres.freshDatabase();
        database = Database.open(place.url(), place.user(), place.password(), 1);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void no_unit_of_work_begins_when_the_time_is_up_and_the_caller_may_come_again() {
        assertThatThrownBy(() -> TimeLimit.within(Duration.ofMillis(50), () -> {
                    slept(100);
                    return database.acrossCompanies(TimeLimitTest::one);
                }))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.Unavailable.class));
    }

    @Test
    void what_has_begun_comes_to_its_end() {
        int answer = TimeLimit.within(
                Duration.ofMillis(500),
                () -> database.acrossCompanies(handle -> {
                    slept(700);
                    return one(handle);
                }));

        assertThat(answer).isEqualTo(1);
    }

    @Test
    void work_in_the_background_has_all_the_time() {
        assertThat(database.<Integer>acrossCompanies(TimeLimitTest::one)).isEqualTo(1);
    }

    private static int one(Handle handle) {
        return handle.createQuery("select 1").mapTo(Integer.class).one();
    }

    private static void slept(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
