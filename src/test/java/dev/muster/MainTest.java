package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.OtherJvm;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command line as a process of its own: what it prints, and how it ends.
class MainTest {

    private static final String READY = "Muster is ready at ";

    @TempDir
    Path data;

    @Test
    void serve_says_when_it_is_ready_and_ends_with_0_when_told_to() throws Exception {
        try (OtherJvm muster = OtherJvm.running(Main.class, "serve", "--port", "0", "--data", data.toString())) {
            String line = muster.line();
            assertThat(line).matches(READY + "http://127\\.0\\.0\\.1:[1-9][0-9]*");
            assertThat(get(line.substring(READY.length()) + "/health/ready")).isEqualTo(200);

            muster.tellToEnd();

            assertThat(muster.status()).isZero();
            assertThat(data.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void a_second_one_on_the_same_data_is_refused_in_one_line() throws Exception {
        haveProgramsIn(data.resolve("postgres"));
        try (OtherJvm first = OtherJvm.running(Main.class, "serve", "--port", "0", "--data", data.toString())) {
            first.line();
            OtherJvm second = OtherJvm.running(Main.class, "serve", "--port", "0", "--data", data.toString());

            assertThat(second.errors())
                    .startsWith("Muster cannot start: The data directory " + data)
                    .contains("process " + first.pid())
                    .doesNotContain("\n");
            assertThat(second.status()).isEqualTo(1);
            first.tellToEnd();
            assertThat(first.status()).isZero();
        }
    }

    @Test
    void serve_takes_a_server_of_ones_own() throws Exception {
        try (OtherJvm muster = OtherJvm.running(Main.class, on(TestPostgres.emptyDatabase()), "serve")) {
            assertThat(muster.line()).startsWith(READY);

            muster.tellToEnd();

            assertThat(muster.status()).isZero();
        }
    }

    @Test
    void a_superuser_is_refused_in_one_line() throws Exception {
        TestDatabase database = TestPostgres.asSuperuser(TestPostgres.freshDatabase());
        try (OtherJvm muster = OtherJvm.running(Main.class, on(database), "serve")) {
            assertThat(muster.errors())
                    .startsWith("Muster cannot start: The database role postgres is superuser")
                    .doesNotContain("\n");
            assertThat(muster.status()).isEqualTo(1);
        }
    }

    @Test
    void a_port_in_use_is_told_in_one_line() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> environment = on(TestPostgres.freshDatabase());
            environment.put("MUSTER_PORT", String.valueOf(taken.getLocalPort()));

            try (OtherJvm muster = OtherJvm.running(Main.class, environment, "serve")) {
                assertThat(muster.errors())
                        .startsWith("Muster cannot start: it cannot listen")
                        .contains("--port")
                        .doesNotContain("\n");
                assertThat(muster.status()).isEqualTo(1);
            }
        }
    }

    @Test
    void a_wrong_configuration_lists_all_mistakes_and_starts_nothing() throws Exception {
        Map<String, String> environment = Map.of("MUSTER_ADMIN_KEY", "short", "MUSTER_PROT", "8080");
        try (OtherJvm muster = OtherJvm.running(Main.class, environment, "serve", "--data", data.toString())) {
            assertThat(muster.errors().lines()).hasSize(3);
            assertThat(muster.status()).isEqualTo(2);
            assertThat(data).isEmptyDirectory();
        }
    }

    /// Spares the unpacking, which the first test sees.
    private static void haveProgramsIn(Path home) throws IOException {
        Files.createDirectories(home);
        TestPostgres.freshDatabase(); // has unpacked them by then
        Files.createSymbolicLink(home.resolve("programs"), TestPostgres.PROGRAMS.toAbsolutePath());
    }

    private static Map<String, String> on(TestDatabase database) {
        Map<String, String> environment = new HashMap<>();
        environment.put("MUSTER_PORT", "0");
        environment.put("MUSTER_DATABASE_URL", database.url());
        environment.put("MUSTER_DATABASE_USER", database.user());
        environment.put("MUSTER_DATABASE_PASSWORD", database.password());
        return environment;
    }

    private static int get(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
