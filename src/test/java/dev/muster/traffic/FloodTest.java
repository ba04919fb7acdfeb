package dev.muster.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.company.CompanyId;
import dev.muster.store.Database;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// What is kept of more than anybody reads.
class FloodTest {

    private static final CompanyId ACME = new CompanyId(UUID.randomUUID());

    private final UUID entra = UUID.randomUUID();
    private final UUID okta = UUID.randomUUID();
    private final CountDownLatch secondBegins = new CountDownLatch(1);
    private final CountDownLatch secondEnds = new CountDownLatch(1);

    @Test
    void of_what_a_setting_asks_in_a_second_a_hundred_are_kept_and_all_that_was_refused() throws InterruptedException {
        TestDatabase database = TestPostgres.freshDatabase();
        try (Database open = Database.open(database.url(), database.user(), database.password(), 1);
                RequestLog log = RequestLog.start(open)) {
            try {
                floods(log);
            } finally {
                secondEnds.countDown();
            }
        }
    }

    private void floods(RequestLog log) throws InterruptedException {
        beginsALongSecond(log);
        for (int i = 0; i < 300; i++) {
            log.add(observed(entra, 200, FloodTest::note));
        }
        long passedOver = log.dropped();

        assertThat(passedOver).isEqualTo(300L - RequestLog.MOST_A_SECOND);

        log.add(observed(okta, 200, FloodTest::note));
        for (int i = 0; i < 50; i++) {
            log.add(observed(entra, 409, FloodTest::note));
        }
        assertThat(log.dropped()).isEqualTo(passedOver);
    }

    /// The log writes every second, and a second lasts until it writes again: here it does not get so far.
    private void beginsALongSecond(RequestLog log) throws InterruptedException {
        log.add(observed(okta, 200, () -> {
            secondBegins.countDown();
            awaitEnd();
            return note();
        }));
        assertThat(secondBegins.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private void awaitEnd() {
        try {
            secondEnds.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ObservedRequest observed(UUID setting, int status, Supplier<ObservedRequest.Note> note) {
        return new ObservedRequest(ACME, setting, Instant.now(), "GET", "User", status, null, 100, () -> note);
    }

    private static ObservedRequest.Note note() {
        throw new IllegalStateException("There is no such company");
    }
}
