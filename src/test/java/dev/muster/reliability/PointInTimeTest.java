package dev.muster.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database is brought back as it was before a mistake, as `docs/operations.md` says: a base backup made while
/// clients wrote, and the log that was archived since.
class PointInTimeTest {

    private static final int MORE = 100;

    @TempDir
    Path data;

    @Test
    @Tag("long")
    void a_database_is_restored_as_it_was_at_a_point_in_time() throws Exception {
        long seed = System.nanoTime();
        System.out.println("Seed of the restore: " + seed);
        Path place = DebianPostgres.place();
        Path archive = DebianPostgres.directory(place.resolve("archive"));
        try (DebianPostgres lost = DebianPostgres.primary(
                        place,
                        "archive_mode = on",
                        "archive_command = 'test ! -f %s/%%f && cp %%p %s/%%f'".formatted(archive, archive));
                DebianPostgres restored = new DebianPostgres(place.resolve("restored"), DebianPostgres.freePort())) {
            Load load;
            Found wanted;
            try (Node node = Node.on(data.resolve("before.log"), lost.url(), "muster", "")) {
                load = new Load(seed, node.url());
                load.begins();
                load.acknowledges(MORE);
                restored.copiedFrom(lost, "-X", "stream");
                load.acknowledges(MORE);
                load.ends();
                wanted = load.found();
                lost.says("select pg_create_restore_point('before the mistake')");
                load.begins();
                load.acknowledges(MORE);
                load.ends();
                assertThat(load.found()).as("seed %s, after the mistake", seed).isNotEqualTo(wanted);
            }
            lost.archivesAll();
            lost.kill();

            restored.recovers(
                    "archive_mode = off",
                    "restore_command = 'cp %s/%%f %%p'".formatted(archive),
                    "recovery_target_name = 'before the mistake'",
                    "recovery_target_action = 'promote'");

            try (Node node = Node.on(data.resolve("after.log"), restored.url(), "muster", "")) {
                load.goesOnAt(node.url());
                assertThat(load.found()).as("seed %s", seed).isEqualTo(wanted);
                assertThat(node.faults()).isEmpty();
            }
        }
    }
}
