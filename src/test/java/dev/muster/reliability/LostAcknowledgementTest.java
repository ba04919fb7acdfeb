package dev.muster.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ledger is worth nothing unless it finds a loss. Here acknowledged changes are lost on purpose: commits do
/// not wait for the log to be written, and the log that is still in memory dies with the database.
class LostAcknowledgementTest {

    @TempDir
    Path data;

    @Test
    void the_ledger_finds_what_was_acknowledged_and_lost() throws Exception {
        long seed = System.nanoTime();
        System.out.println("Seed of the loss: " + seed);
        DurableNode node = DurableNode.on(data);
        try {
            Load load = new Load(seed, node.url());
            load.begins();
            load.acknowledges(20);
            load.ends();
            assertThat(load.complaints()).as("seed %s, before the loss", seed).isEmpty();
            acknowledgeBeforeTheLogIsWritten(node);
            load.begins();
            load.acknowledges(40);

            node.killPostgres();
            load.ends();
            node = node.restarted();
            load.goesOnAt(node.url());

            List<String> complaints = load.complaints();
            System.out.println("Lost: " + complaints.size());
            assertThat(complaints)
                    .as("seed %s", seed)
                    .isNotEmpty()
                    .allMatch(complaint -> complaint.contains("was acknowledged as"));
        } finally {
            node.close();
        }
    }

    private static void acknowledgeBeforeTheLogIsWritten(DurableNode node) throws Exception {
        node.superuser(
                "alter system set wal_writer_delay = '10s'",
                "alter system set wal_writer_flush_after = '2GB'",
                "select pg_reload_conf()",
                "alter database muster set synchronous_commit = off",
                // Who is connected keeps the setting that it came with.
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'muster'");
    }
}
