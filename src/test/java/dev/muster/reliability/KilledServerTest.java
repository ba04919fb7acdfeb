package dev.muster.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Servers that are killed at any moment while clients write. Each client keeps what it was told, and holds the
/// server to it.
class KilledServerTest {

    private static final int LONGEST_LIFE_MILLIS = 1_000;
    private static final int MORE = 40;

    private enum Victim {
        MUSTER,
        POSTGRES_CHILD,
        POSTGRES,
        BOTH
    }

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @TempDir
    Path data;

    @Test
    void what_was_acknowledged_survives_each_of_four_kills() throws Exception {
        survives(4);
    }

    @Test
    @Tag("long")
    void what_was_acknowledged_survives_each_of_fifty_kills() throws Exception {
        survives(50);
    }

    private void survives(int kills) throws Exception {
        System.out.println("Seed of the kills: " + seed);
        DurableNode node = DurableNode.on(data);
        try {
            Load load = new Load(seed, node.url());
            for (int i = 0; i < kills; i++) {
                Victim victim = Victim.values()[i % Victim.values().length];
                String as = "seed %s, after kill %s, of %s, %s".formatted(seed, i + 1, victim, load.ledger());
                load.begins();
                load.acknowledges(MORE);
                LockSupport.parkNanos(random.nextInt(LONGEST_LIFE_MILLIS) * 1_000_000L);
                node = killed(node, victim, load);
                load.goesOnAt(node.url());
                assertThat(load.complaints()).as(as).isEmpty();
                load.settles();
                assertThat(load.complaints()).as("repeated, " + as).isEmpty();
                load.followerCatchesUp(as);
            }
            System.out.println(kills + " kills: " + load.ledger());
            assertThat(load.ledger().unknown()).isPositive();
            assertThat(node.node().faults()).isEmpty();
        } finally {
            node.close();
        }
    }

    /// @return the server that answers afterwards: the same where it recovers by itself
    private DurableNode killed(DurableNode node, Victim victim, Load load) throws Exception {
        switch (victim) {
            case MUSTER -> node.killMuster();
            case POSTGRES -> node.killPostgres();
            case BOTH -> {
                node.killPostgres();
                node.killMuster();
            }
            case POSTGRES_CHILD -> {
                node.killPostgresChild(random);
                load.acknowledges(MORE);
                load.ends();
                return node;
            }
        }
        load.ends();
        return node.restarted();
    }
}
