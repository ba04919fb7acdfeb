package dev.muster.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.OperatingSystemMXBean;
import dev.muster.testing.TestPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    @TempDir
    Path data;

    private Path home;
    private EmbeddedPostgres postgres;

    @BeforeEach
    void place() {
        home = data.resolve("post gres"); // a blank in a path is nothing special
        postgres = new EmbeddedPostgres(home, TestPostgres.PROGRAMS);
    }

    @Test
    void data_is_kept_between_runs() throws SQLException {
        try (RunningPostgres first = postgres.start()) {
            Sql.on(first).run("create table person as select 'Ada' as name");
        }

        try (RunningPostgres second = postgres.start()) {
            assertThat(Sql.on(second).ask("select name from person")).isEqualTo("Ada");
        }
    }

    @Test
    void a_new_database_gets_its_share_of_the_memory_and_whoever_runs_it_may_change_that() throws Exception {
        try (RunningPostgres first = postgres.start()) {
            assertThat("shared_buffers="
                            + Sql.on(first)
                                    .ask("select pg_size_bytes(current_setting('shared_buffers')) / 1048576 || 'MB'"))
                    .isEqualTo(Settings.sharedBuffers(memory()));
        }
        Files.writeString(
                home.resolve("cluster/postgresql.conf"), "shared_buffers = 64MB\n", StandardOpenOption.APPEND);

        try (RunningPostgres second = postgres.start()) {
            assertThat(Sql.on(second).ask("show shared_buffers")).isEqualTo("64MB");
        }
    }

    @Test
    void the_share_is_an_eighth_within_bounds() {
        assertThat(Settings.sharedBuffers(512L << 20)).isEqualTo("shared_buffers=128MB");
        assertThat(Settings.sharedBuffers(4L << 30)).isEqualTo("shared_buffers=512MB");
        assertThat(Settings.sharedBuffers(64L << 30)).isEqualTo("shared_buffers=1024MB");
    }

    private static long memory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    @Test
    void a_copy_made_while_stopped_is_a_backup() throws Exception {
        try (RunningPostgres original = postgres.start()) {
            Sql.on(original).run("create table person as select 'Ada' as name");
        }
        Path copy = data.resolve("copy");
        Process copying = new ProcessBuilder("cp", "-a", home.toString(), copy.toString()).start();
        assertThat(copying.waitFor()).isZero();

        try (RunningPostgres original = postgres.start();
                RunningPostgres restored = new EmbeddedPostgres(copy, TestPostgres.PROGRAMS).start()) {
            Sql.on(original).run("drop table person");
            assertThat(Sql.on(restored).ask("select name from person")).isEqualTo("Ada");
        }
    }

    @Test
    void a_server_without_a_required_setting_is_refused() {
        assertThatThrownBy(() -> Settings.check("fsync", "off"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("fsync = 'off'");
    }

    @Test
    void a_role_or_database_with_a_setting_of_its_own_is_as_durable_as_any() throws SQLException {
        try (RunningPostgres first = postgres.start()) {
            Sql.on(first).run("alter role muster set synchronous_commit = off");
            Sql.on(first).run("alter database muster set synchronous_commit = off");
            Sql.on(first).run("alter role muster in database muster set synchronous_commit = off");
            assertThat(Sql.on(first).ask("show synchronous_commit")).isEqualTo("off");
        }

        try (RunningPostgres second = postgres.start()) {
            assertThat(Sql.on(second).ask("show synchronous_commit")).isEqualTo("on");
        }
    }

    @Test
    void a_first_start_that_was_cut_short_is_done_again() throws Exception {
        Files.createDirectories(home.resolve("cluster.half").resolve("base"));

        try (RunningPostgres server = postgres.start()) {
            assertThat(Sql.on(server).ask("select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_database_of_another_major_version_is_refused() throws IOException {
        postgres.start().close();
        Files.writeString(Cluster.directory(home).resolve("PG_VERSION"), "17\n");

        assertThatThrownBy(postgres::start)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("made by PostgreSQL 17")
                .hasMessageContaining("PostgreSQL 18");
    }

    @Test
    void a_lost_password_file_is_refused_not_replaced() throws IOException {
        postgres.start().close();
        Files.delete(home.resolve("pgpass"));

        assertThatThrownBy(postgres::start).isInstanceOf(CannotStart.class).hasMessageContaining("pgpass is missing");
        assertThat(home.resolve("pgpass")).doesNotExist();
    }

    @Test
    void a_directory_of_another_user_is_refused() throws IOException {
        Files.createDirectories(home);
        OrdinaryUser another = new OrdinaryUser(OrdinaryUser.ofThisProcess().uid() + 1, "grace");

        assertThatThrownBy(() -> another.mustOwn(home))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("Muster runs as grace");
    }

    @Test
    void a_number_that_belongs_to_another_process_by_now_is_no_obstacle() throws Exception {
        postgres.start().close();
        List<String> pidFile = List.of(
                String.valueOf(ProcessHandle.current().pid()),
                Cluster.directory(home).toString(),
                "1700000000",
                "5432",
                "",
                "127.0.0.1");
        Files.write(Cluster.directory(home).resolve("postmaster.pid"), pidFile, UTF_8);

        try (RunningPostgres server = postgres.start()) {
            assertThat(Sql.on(server).ask("select 1")).isEqualTo("1");
        }
    }

    @Test
    void a_path_that_a_shell_would_read_is_refused() {
        assertThatThrownBy(() -> new EmbeddedPostgres(data.resolve("$HOME"), TestPostgres.PROGRAMS))
                .isInstanceOf(CannotStart.class);
    }

    @Test
    void a_machine_that_has_no_programs_is_told_what_to_do() {
        Archive archive = new Archive(Archive.resource("SunOS", "sparcv9", false), "18.0");

        assertThatThrownBy(() -> archive.unpackedIn(data))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("--database-url");
    }
}
