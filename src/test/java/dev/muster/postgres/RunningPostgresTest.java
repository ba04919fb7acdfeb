package dev.muster.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.testing.TestPostgres;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a running server is like, although its configuration file says the opposite.
class RunningPostgresTest {

    @TempDir
    static Path data;

    private static Path home;
    private static RunningPostgres server;

    @BeforeAll
    static void start() throws IOException {
        home = data.resolve("postgres");
        EmbeddedPostgres postgres = new EmbeddedPostgres(home, TestPostgres.PROGRAMS);
        postgres.start().close();
        Files.writeString(
                Cluster.directory(home).resolve("postgresql.auto.conf"),
                "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nlisten_addresses = '*'\n");
        server = postgres.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void nobody_enters_without_the_password() {
        assertThatThrownBy(() -> new Sql(server.jdbcUrl(), "muster", "guessed").open())
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
        assertThatThrownBy(() -> new Sql(server.jdbcUrl(), "postgres", server.password()).open())
                .isInstanceOf(SQLException.class);
    }

    @Test
    void only_its_owner_reads_the_passwords() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("pgpass"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
    }

    @Test
    void there_is_no_socket_and_no_other_address() {
        int port = URI.create(server.jdbcUrl().substring("jdbc:".length())).getPort();

        // That the setting itself is empty is read back at every start, by the only role that may see it.
        assertThat(Settings.options(port)).contains("-c unix_socket_directories= ");
        assertThat(Path.of("/tmp/.s.PGSQL." + port)).doesNotExist();
        assertThatThrownBy(() -> new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 2}), port).close())
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void the_application_is_neither_superuser_nor_above_row_level_security() throws SQLException {
        assertThat(Sql.on(server).ask("""
                select concat_ws(' ', rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication)
                from pg_roles where rolname = current_user
                """)).isEqualTo("f f f f f");
        assertThat(Sql.on(server).ask("""
                select pg_get_userbyid(datdba) from pg_database where datname = current_database()
                """)).isEqualTo("muster");
    }

    @Test
    void settings_are_durable_and_safe_whatever_the_configuration_file_says() throws Exception {
        Map.of(
                        "fsync", "on",
                        "synchronous_commit", "on",
                        "full_page_writes", "on",
                        "listen_addresses", "127.0.0.1",
                        "password_encryption", "scram-sha-256",
                        "server_encoding", "UTF8",
                        "lc_messages", "C")
                .forEach((setting, value) ->
                        assertThat(setting(setting)).as(setting).isEqualTo(value));
        assertThat(Sql.on(server).ask("select datcollate from pg_database where datname = 'muster'"))
                .isEqualTo("C");
    }

    private static String setting(String name) {
        try {
            return Sql.on(server).ask("select current_setting('" + name + "')");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
