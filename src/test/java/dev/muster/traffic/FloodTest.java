package dev.muster.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.company.CompanyId;
import dev.muster.store.Database;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is kept of more than anybody reads.
class FloodTest {

    private static final CompanyId ACME = new CompanyId(UUID.randomUUID());

    private final UUID entra = UUID.randomUUID();
    private final UUID okta = UUID.randomUUID();

    @Test
    void of_what_a_setting_asks_in_a_second_a_hundred_are_kept_and_all_that_was_refused() {
        TestDatabase database = TestPostgres.freshDatabase();
        try (Database open = Database.open(database.url(), database.user(), database.password(), 1);
                RequestLog log = RequestLog.start(open)) {
            for (int i = 0; i < 300; i++) {
                log.add(observed(entra, 200));
            }
            long passedOver = log.dropped();

            // A second may have ended meanwhile, and another have begun.
            assertThat(passedOver).isBetween(300L - 2 * RequestLog.MOST_A_SECOND, 300L - RequestLog.MOST_A_SECOND);

            log.add(observed(okta, 200));
            for (int i = 0; i < 50; i++) {
                log.add(observed(entra, 409));
            }
            assertThat(log.dropped()).isEqualTo(passedOver);
        }
    }

    private static ObservedRequest observed(UUID setting, int status) {
        return new ObservedRequest(ACME, setting, Instant.now(), "GET", "User", status, null, 100, () -> () -> {
            throw new IllegalStateException("There is no such company");
        });
    }
}
