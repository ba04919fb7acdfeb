package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.TestCompany;
import dev.muster.testing.TestConsole;
import dev.muster.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a browser loads that has never been here: the page and all that it names, as they travel.
class FirstLoadTest {

    private static final long MOST_BYTES = 120_000;
    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void the_sign_in_page_is_small() throws Exception {
        assertThat(firstLoad(TestServer.shared().url().resolve("/sign-in"))).isBetween(MOST_BYTES / 4, MOST_BYTES);
    }

    @Test
    void a_full_page_of_people_is_small() throws Exception {
        TestCompany acme = TestCompany.named("Acme");
        for (int i = 0; i < 60; i++) {
            acme.api().post("/target-users", """
                    {"email": "ada.%d@acme.example", "firstName": "Ada", "lastName": "Lovelace %d",
                     "department": "Engineering"}""".formatted(i, i));
        }

        URI people = TestConsole.url().resolve("/companies/" + acme.id() + "/target-users");

        assertThat(text(get(people))).contains("ada.1@acme.example");
        assertThat(firstLoad(people)).isBetween(MOST_BYTES / 4, MOST_BYTES);
    }

    private long firstLoad(URI page) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = get(page);
        assertThat(answer.statusCode()).isEqualTo(200);
        List<String> assets = ASSET.matcher(text(answer))
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
        assertThat(assets).hasSizeGreaterThan(4);
        long bytes = answer.body().length;
        for (String asset : assets) {
            bytes += get(page.resolve(asset)).body().length;
        }
        return bytes;
    }

    private HttpResponse<byte[]> get(URI address) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept-Encoding", "gzip");
        if (address.getAuthority().equals(TestConsole.url().getAuthority())) {
            request.header("Cookie", TestConsole.COOKIE + "=" + TestConsole.session());
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) throws IOException {
        boolean zipped = answer.headers().firstValue("Content-Encoding").isPresent();
        try (var body = new ByteArrayInputStream(answer.body());
                var plain = zipped ? new GZIPInputStream(body) : body) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
