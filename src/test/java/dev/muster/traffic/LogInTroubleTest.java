package dev.muster.traffic;

import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Alone;
import dev.muster.testing.Answer;
import dev.muster.testing.HeldRow;
import dev.muster.testing.LoggedRequests;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The log of requests cannot be written for a while.
@Alone
class LogInTroubleTest {

    @Test
    void a_log_that_cannot_be_written_fails_no_request_and_slows_none() throws Exception {
        TestDatabase database = TestPostgres.freshDatabase();
        try (TestServer server = TestServer.on(database)) {
            TestSetting entra = TestCompany.on(server, "Acme").setting("{}");
            entra.creates(user("first"));
            List<Duration> times = new ArrayList<>();

            try (HeldRow _ = HeldRow.of(database, "lock table scim_request in access exclusive mode")) {
                Instant end = Instant.now().plusSeconds(3);
                for (int i = 0; Instant.now().isBefore(end); i++) {
                    Instant began = Instant.now();
                    assertThat(entra.creating(user("ada-" + i))).hasStatus(201);
                    times.add(Duration.between(began, Instant.now()));
                    Thread.sleep(50);
                }
            }

            // Whoever waits for the lock is given up on after two seconds.
            assertThat(Collections.max(times)).isLessThan(Duration.ofSeconds(2));
            Answer last = entra.creating(user("grace"));
            assertThat(LoggedRequests.of(entra).of(last).path("status").asInt()).isEqualTo(201);
        }
    }
}
