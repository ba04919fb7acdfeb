package dev.muster.scim.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private static final Instant END = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void an_operation_that_would_begin_too_late_is_refused_and_may_be_sent_again() {
        assertThatThrownBy(deadlineAt(END.plusMillis(1))::check)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.Unavailable.class));
    }

    @Test
    void until_then_operations_begin() {
        assertThatCode(deadlineAt(END)::check).doesNotThrowAnyException();
    }

    private static Deadline deadlineAt(Instant now) {
        return new Deadline(Clock.fixed(now, ZoneOffset.UTC), END);
    }
}
