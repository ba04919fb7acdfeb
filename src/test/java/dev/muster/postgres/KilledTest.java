package dev.muster.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.testing.OtherJvm;
import dev.muster.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens to the data when processes die, and when there are two. The other process is a JVM of its own.
class KilledTest {

    @TempDir
    Path data;

    @Test
    void a_second_process_is_refused_and_told_who_holds_the_directory() throws Exception {
        Path home = data.resolve("postgres");
        try (OtherJvm other = holding(home)) {
            String url = other.line();

            assertThatThrownBy(() -> new EmbeddedPostgres(home, TestPostgres.PROGRAMS).start())
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("in use by another Muster (process " + other.pid())
                    .hasMessageNotContaining("\n");

            assertThat(new Sql(url, "muster", other.line()).ask("select 1")).isEqualTo("1");
        }
        new EmbeddedPostgres(home, TestPostgres.PROGRAMS).start().close(); // ends the server that is left over
    }

    @Test
    void a_server_that_outlived_its_jvm_is_replaced_and_nothing_committed_is_lost() throws Exception {
        Path home = data.resolve("postgres");
        ProcessHandle leftOver;
        try (OtherJvm other = holding(home)) {
            commitAda(other);
            leftOver = postmaster(home);
            other.kill();
        }
        assertThat(leftOver.isAlive()).isTrue();

        try (RunningPostgres restarted = new EmbeddedPostgres(home, TestPostgres.PROGRAMS).start()) {
            assertThat(Sql.on(restarted).ask("select name from person")).isEqualTo("Ada");
            leftOver.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void after_both_were_killed_nothing_committed_is_lost() throws Exception {
        Path home = data.resolve("postgres");
        try (OtherJvm other = holding(home)) {
            commitAda(other);
            ProcessHandle postmaster = postmaster(home);
            postmaster.destroyForcibly();
            other.kill();
            postmaster.onExit().get(10, TimeUnit.SECONDS);
        }

        try (RunningPostgres restarted = new EmbeddedPostgres(home, TestPostgres.PROGRAMS).start()) {
            assertThat(Sql.on(restarted).ask("select name from person")).isEqualTo("Ada");
        }
    }

    /// Starts a server, says where it is and how to enter, and stays.
    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws InterruptedException {
            RunningPostgres server = new EmbeddedPostgres(Path.of(arguments[0]), Path.of(arguments[1])).start();
            System.out.println(server.jdbcUrl());
            System.out.println(server.password());
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    private static OtherJvm holding(Path home) throws IOException {
        return OtherJvm.running(Holder.class, home.toString(), TestPostgres.PROGRAMS.toString());
    }

    private static void commitAda(OtherJvm other) throws Exception {
        new Sql(other.line(), "muster", other.line()).run("create table person as select 'Ada' as name");
    }

    private static ProcessHandle postmaster(Path home) throws IOException {
        Path file = Cluster.directory(home).resolve("postmaster.pid");
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst()))
                .orElseThrow();
    }
}
