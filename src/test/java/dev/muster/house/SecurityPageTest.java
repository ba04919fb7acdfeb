package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/// SECURITY.md against the secrets that the running server gives: scanners know ours by what that page says.
class SecurityPageTest {

    private static final Pattern PUBLISHED = Pattern.compile("\\| `(muster_[^`]+)` \\|");
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int CHECK = 6;

    @Test
    void every_secret_that_a_program_is_given_is_found_by_exactly_one_published_pattern() {
        List<Pattern> patterns = published();

        assertThat(patterns).hasSize(2);
        for (String secret : secrets()) {
            assertThat(patterns.stream()
                            .filter(pattern -> pattern.matcher(secret).matches()))
                    .as("patterns for one that begins %s", secret.substring(0, 11))
                    .hasSize(1);
            int end = secret.length() - CHECK;
            assertThat(secret.substring(end)).as("its checksum").isEqualTo(checksum(secret.substring(0, end)));
        }
    }

    private static List<String> secrets() {
        TestCompany acme = TestCompany.named("Acme");
        TestSetting entra = acme.setting("{}");
        Answer client = acme.api().post("/scim-settings/" + entra.id() + "/oauth-clients", "{}");
        String access = Tenant.oauth(TestServer.shared().url(), client)
                .post("/token", "grant_type=client_credentials")
                .at("/access_token")
                .asString();
        return List.of(
                entra.token(),
                client.at("/clientSecret").asString(),
                access,
                acme.api()
                        .post("/api-keys", "{\"role\": \"viewer\"}")
                        .at("/key")
                        .asString());
    }

    private static List<Pattern> published() {
        List<Pattern> patterns = new ArrayList<>();
        Matcher row = PUBLISHED.matcher(Source.page("SECURITY.md"));
        while (row.find()) {
            patterns.add(Pattern.compile(row.group(1)));
        }
        return patterns;
    }

    /// As the page tells it.
    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        StringBuilder digits = new StringBuilder();
        long rest = crc.getValue();
        for (int i = 0; i < CHECK; i++) {
            digits.insert(0, DIGITS.charAt((int) (rest % DIGITS.length())));
            rest /= DIGITS.length();
        }
        return digits.toString();
    }
}
