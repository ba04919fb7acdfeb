package dev.muster.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The reference deployment loses a machine: the primary of its database, or one of its nodes.
class FailoverTest {

    private static final int MORE = 40;
    private static final int LONGEST_WAIT_MILLIS = 500;
    private static final Duration PROMISED = Duration.ofSeconds(30);

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @TempDir
    Path data;

    @Test
    void nothing_acknowledged_is_lost_with_the_primary_and_writes_are_back_soon_after_the_promotion() throws Exception {
        failsOver(1);
    }

    @Test
    @Tag("long")
    void nothing_acknowledged_is_lost_in_ten_failovers_to_and_fro() throws Exception {
        failsOver(10);
    }

    @Test
    void of_two_nodes_one_may_be_killed_and_clients_notice_nothing_but_a_retry() throws Exception {
        System.out.println("Seed of the nodes: " + seed);
        TestDatabase database = TestPostgres.freshDatabase();
        try (Node one = Node.on(data.resolve("one.log"), database.url(), database.user(), database.password());
                Node two = Node.on(data.resolve("two.log"), database.url(), database.user(), database.password())) {
            Load load = new Load(seed, one.url(), two.url());
            load.begins();
            load.acknowledges(MORE);

            one.kill();
            load.acknowledges(MORE);
            load.ends();

            assertThat(load.ledger().unknown()).isPositive();
            load.goesOnAt(two.url());
            holds(load, "seed " + seed);
            assertThat(two.faults()).isEmpty();
        }
    }

    private void failsOver(int times) throws Exception {
        System.out.println("Seed of the failovers: " + seed);
        Path place = DebianPostgres.place();
        try (DebianPostgres one = DebianPostgres.primary(place);
                DebianPostgres two = new DebianPostgres(place.resolve("standby"), DebianPostgres.freePort())) {
            two.follows(one);
            String url =
                    "jdbc:postgresql://" + one.address() + "," + two.address() + "/muster?targetServerType=primary";
            try (Node node = Node.on(data.resolve("muster.log"), url, "muster", "")) {
                Load load = new Load(seed, node.url());
                for (int i = 0; i < times; i++) {
                    DebianPostgres primary = i % 2 == 0 ? one : two;
                    DebianPostgres standby = i % 2 == 0 ? two : one;
                    if (i > 0) {
                        standby.delete();
                        standby.follows(primary);
                    }
                    Duration back = failsOver(primary, standby, load);
                    String as = "seed %s, failover %s, %s".formatted(seed, i + 1, load.ledger());
                    System.out.println("Writes were back %s ms after the promotion; %s".formatted(back.toMillis(), as));
                    holds(load, as);
                }
                assertThat(node.faults()).isEmpty();
            }
        }
    }

    /// @return how long after the promotion the first write was acknowledged
    private Duration failsOver(DebianPostgres primary, DebianPostgres standby, Load load) throws Exception {
        load.begins();
        load.acknowledges(MORE);
        pause();
        primary.kill();
        pause();
        standby.promote();
        Duration back = load.acknowledges(1, PROMISED);
        load.acknowledges(MORE);
        load.ends();
        return back;
    }

    private static void holds(Load load, String as) {
        assertThat(load.complaints()).as(as).isEmpty();
        load.settles();
        assertThat(load.complaints()).as("repeated, " + as).isEmpty();
        load.followerCatchesUp(as);
    }

    private void pause() {
        LockSupport.parkNanos(random.nextInt(LONGEST_WAIT_MILLIS) * 1_000_000L);
    }
}
