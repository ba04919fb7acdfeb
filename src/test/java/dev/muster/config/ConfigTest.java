package dev.muster.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConfigTest {

    @Test
    void nothing_given_means_the_embedded_database_on_loopback() {
        Config config = Config.read(Map.of(), Map.of("PATH", "/usr/bin"));

        assertThat(config.listeningUrl(config.port())).isEqualTo(URI.create("http://127.0.0.1:8080"));
        assertThat(config.database())
                .isEqualTo(new DatabaseChoice.Embedded(Path.of("data").toAbsolutePath()));
        assertThat(config.adminKey()).isNull();
    }

    @Test
    void a_flag_wins_over_its_variable() {
        Config config = Config.read(Map.of(Variable.PORT, "0"), Map.of("MUSTER_PORT", "9000"));

        assertThat(config.port()).isZero();
    }

    @Test
    void all_mistakes_are_told_at_once() {
        Map<String, String> environment = Map.of(
                "MUSTER_PORT", "eighty",
                "MUSTER_HOST", "0.0.0.0",
                "MUSTER_DATABASE_USER", "muster",
                "MUSTER_ADMIN_KEY", "short",
                "MUSTER_LOG", "xml",
                "MUSTER_DATA", " ",
                "MUSTER_PROT", "8080");

        assertThat(mistakes(environment))
                .satisfiesExactlyInAnyOrder(
                        mistake -> assertThat(mistake)
                                .startsWith("--port (MUSTER_PORT): must be a number from 0 to 65535"),
                        mistake -> assertThat(mistake).startsWith("--host (MUSTER_HOST): '0.0.0.0' is reached"),
                        mistake -> assertThat(mistake).startsWith("MUSTER_DATABASE_USER: means nothing"),
                        mistake -> assertThat(mistake).isEqualTo("MUSTER_ADMIN_KEY: must have at least 32 characters"),
                        mistake -> assertThat(mistake).isEqualTo("MUSTER_LOG: must be plain or json"),
                        mistake -> assertThat(mistake).startsWith("--data (MUSTER_DATA): is empty"),
                        mistake -> assertThat(mistake).isEqualTo("MUSTER_PROT: there is no such variable"));
    }

    @Test
    void a_port_is_a_number_that_a_port_can_have() {
        for (String port : List.of("-1", "65536", "080808", "1e3", "٨٠")) {
            assertThat(mistakes(Map.of("MUSTER_PORT", port))).as(port).hasSize(1);
        }
    }

    @Test
    void SEC_01_beyond_loopback_only_behind_an_https_address() {
        assertThat(mistakes(Map.of("MUSTER_HOST", "::"))).hasSize(1);
        assertThat(mistakes(Map.of("MUSTER_HOST", "0.0.0.0", "MUSTER_PUBLIC_URL", "http://muster.example.com")))
                .hasSize(1);
        assertThat(mistakes(Map.of("MUSTER_PUBLIC_URL", "http://muster.example.com")))
                .hasSize(1);

        Config config = Config.read(
                Map.of(), Map.of("MUSTER_HOST", "0.0.0.0", "MUSTER_PUBLIC_URL", "https://muster.example.com/"));

        assertThat(config.baseUrl(8080)).isEqualTo(URI.create("https://muster.example.com"));
        assertThat(Config.read(Map.of(), Map.of("MUSTER_HOST", "::1")).listeningUrl(80))
                .isEqualTo(URI.create("http://[::1]:80"));
    }

    @Test
    void a_public_url_names_a_host_and_nothing_that_would_be_lost() {
        for (String url :
                List.of("muster.example.com", "ftp://example.com", "https://", "https://a.example?x=1", "h t")) {
            assertThat(mistakes(Map.of("MUSTER_PUBLIC_URL", url))).as(url).hasSize(1);
        }
    }

    @Test
    void a_server_of_ones_own_needs_a_url_of_postgresql_and_a_user() {
        assertThat(mistakes(Map.of("MUSTER_DATABASE_URL", "postgres://localhost/muster")))
                .hasSize(2);

        Config config = Config.read(
                Map.of(Variable.DATABASE_URL, "jdbc:postgresql://one,two/muster"),
                Map.of("MUSTER_DATABASE_USER", "muster", "MUSTER_DATABASE_PASSWORD", "not told"));

        assertThat(config.database())
                .isEqualTo(new DatabaseChoice.Server("jdbc:postgresql://one,two/muster", "muster", "not told"));
        assertThat(config.toString()).doesNotContain("not told");
    }

    @Test
    void no_secret_is_repeated() {
        assertThatThrownBy(() -> Config.read(
                        Map.of(), Map.of("MUSTER_ADMIN_KEY", "hunter2", "MUSTER_DATABASE_PASSWORD", "hunter2")))
                .hasMessageNotContaining("hunter2");
        assertThat(Config.read(Map.of(), Map.of("MUSTER_ADMIN_KEY", "k".repeat(32)))
                        .toString())
                .doesNotContain("kkk");
    }

    @Test
    void the_page_on_configuration_names_every_variable_and_flag_and_no_other() throws IOException {
        String page = Files.readString(Path.of("docs", "configuration.md"));

        assertThat(found("MUSTER_[A-Z_]+", page))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Variable.values()).map(Variable::variable).toList());
        String table = page.lines().filter(line -> line.startsWith("|")).collect(Collectors.joining("\n"));
        assertThat(found("--[a-z][a-z-]+", table))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Variable.values())
                        .map(Variable::flag)
                        .filter(flag -> !flag.isEmpty())
                        .toList());
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    private static List<String> mistakes(Map<String, String> environment) {
        ConfigMistakes thrown = catchThrowableOfType(ConfigMistakes.class, () -> Config.read(Map.of(), environment));
        return thrown.mistakes();
    }
}
