package dev.muster.console;

import static dev.muster.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.TestServer;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What holds for every page, whoever asks.
class ConsoleDoorTest {

    private final Http browser =
            new Http(TestServer.shared().url(), Map.of("Accept-Encoding", "gzip", "Accept-Language", "en"));

    @Test
    void an_unknown_address_is_a_page_in_words() {
        Answer answer = browser.get("/no/such/page");

        assertThat(answer).hasStatus(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(answer.text()).contains("<html lang=\"en\"", "<h1>Page not found</h1>");
    }

    @Test
    void a_browser_takes_nothing_from_elsewhere_and_guesses_nothing() {
        for (String path : new String[] {"/no/such/page", asset("console.css"), "/"}) {
            Answer answer = browser.get(path);

            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as("%s", answer)
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "http");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
        }
    }

    @Test
    void a_file_of_the_pages_is_compressed_and_kept_for_ever_under_a_name_with_its_digest() {
        Answer zipped = browser.get(asset("console.css"));
        Answer plain = browser.without("Accept-Encoding").get(asset("console.css"));

        assertThat(asset("console.css")).matches("/assets/console\\.[0-9a-f]{12}\\.css");
        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(zipped.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(zipped.headers().firstValue("Content-Type").orElse("")).startsWith("text/css;");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(zipped.text()).isEqualTo(plain.text());
        assertThat(browser.get("/assets/console.000000000000.css")).hasStatus(404);
    }

    @Test
    void who_is_not_signed_in_is_led_to_the_sign_in_page_and_back() {
        Answer start = browser.get("/");
        Answer deep = browser.get("/companies/new");

        assertThat(start).hasStatus(303);
        assertThat(start.headers().firstValue("Location")).contains("/sign-in");
        assertThat(deep.headers().firstValue("Location")).contains("/sign-in?next=%2Fcompanies%2Fnew");
    }

    @Test
    void a_form_of_nobody_changes_nothing_and_says_why() {
        Answer answer = browser.with("Origin", TestServer.shared().url().toString())
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post("/companies/new", "name=Acme");

        assertThat(answer).hasStatus(401);
        assertThat(answer.text()).contains("<h1>You are not signed in</h1>");
    }

    private String asset(String name) {
        return assets().filter(path -> path.startsWith("/assets/" + name.substring(0, name.indexOf('.'))))
                .findFirst()
                .orElseThrow();
    }

    /// What the smallest of pages loads.
    private Stream<String> assets() {
        return Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"")
                .matcher(browser.get("/no/such/page").text())
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct();
    }
}
