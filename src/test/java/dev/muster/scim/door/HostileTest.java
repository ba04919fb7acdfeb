package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.setting;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.TestSetting;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is sent to exhaust or to confuse us is refused for what it is.
class HostileTest {

    private final TestSetting entra = setting("strict");
    private final String ada = entra.creates(user("ada"));

    @Test
    void FLT_42_SEC_14_a_filter_beyond_a_limit_is_an_invalid_filter_wherever_it_stands() {
        filters().forEach((name, filter) -> {
            AnswerAssert.assertThat(search("/Users/.search", filter)).as(name).isRefused(400, "invalidFilter");
            AnswerAssert.assertThat(search("/.search", filter)).as(name).isRefused(400, "invalidFilter");
            AnswerAssert.assertThat(patching("emails[" + filter + "].value"))
                    .as(name)
                    .satisfies(HostileTest::isOfPath);
        });
    }

    private static Map<String, String> filters() {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("a thousand brackets", "(".repeat(1000) + "value pr" + ")".repeat(1000));
        filters.put("a thousand opening brackets", "(".repeat(1000));
        filters.put("a thousand square brackets", "type[".repeat(1000));
        filters.put("not upon not", "not ".repeat(1000) + "(value pr)");
        filters.put("not in not", "not (".repeat(700) + "value pr" + ")".repeat(700));
        filters.put("41 brackets", "(".repeat(41) + "value pr" + ")".repeat(41));
        filters.put("65 terms", "value pr or ".repeat(64) + "value pr");
        filters.put("60 kB of terms", "value pr or ".repeat(5_000) + "value pr");
        filters.put("a long value", "value eq \"" + "x".repeat(50_000) + "\"");
        filters.put("a long name", "x".repeat(50_000) + " pr");
        filters.put("a long number", "value eq " + "1".repeat(400));
        filters.put("blanks", " ".repeat(50_000));
        filters.put("quotes", "\"".repeat(4_000));
        filters.put("backslashes", "value eq \"" + "\\".repeat(4_001));
        return filters;
    }

    private static void isOfPath(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/scimType").asString()).isIn("invalidPath", "invalidFilter");
    }

    @Test
    void FLT_42_SEC_14_a_filter_of_a_hundred_kilobytes_is_too_long_for_a_body_and_for_an_address() {
        String filter = "title pr or ".repeat(8_500) + "title pr";

        AnswerAssert.assertThat(search("/Users/.search", filter)).isRefused(400, "invalidSyntax");
        RawHttp answer = RawHttp.send("GET /scim/v2/Users?filter=" + filter.replace(' ', '+')
                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " + entra.token() + "\r\n\r\n");
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void PAT_11_a_path_beyond_a_limit_is_an_invalid_path() {
        for (String path : new String[] {
            "x".repeat(50_000),
            ".".repeat(4_000),
            "emails" + ".value".repeat(600),
            "urn:" + "a:".repeat(2_000),
            "]".repeat(4_000)
        }) {
            AnswerAssert.assertThat(patching(path)).isRefused(400, "invalidPath");
        }
    }

    @Test
    void SEC_14_more_operations_than_are_taken_are_refused_and_none_is_done() {
        String operations = Stream.generate(() -> "{\"op\": \"replace\", \"path\": \"title\", \"value\": \"x\"}")
                .limit(10_000)
                .collect(Collectors.joining(", "));

        AnswerAssert.assertThat(entra.patching(ada, operations)).isRefused(400, "invalidValue");
        assertThat(entra.reading(ada).at("/title").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "lone surrogate as CESU-8, 7b22757365724e616d65223a22eda0bd227d",
        "pair as CESU-8, 7b22757365724e616d65223a22eda0bdedb2a9227d",
        "no UTF-8, 7b22757365724e616d65223a22ff227d",
        "overlong, 7b22757365724e616d65223a22c0af227d",
        "cut in a character, 7b22757365724e616d65223a22c3",
        "NUL, 7b22757365724e616d65223a2200227d",
        "NUL alone, 00",
        "beyond Unicode, 7b22757365724e616d65223a22f4908080227d",
    })
    void SEC_14_CRE_07_bytes_that_are_no_text_are_a_wrong_body(String fact, String hex) {
        RawHttp answer = posting(HexFormat.of().parseHex(hex), "");

        assertThat(answer.status()).as(fact).isEqualTo(400);
        assertThat(answer.body()).contains("\"scimType\":\"invalidSyntax\"");
        assertThat(entra.scim().get("/Users").at("/totalResults").asInt()).isOne();
    }

    @Test
    void SEC_14_another_encoding_is_a_wrong_body() {
        for (String encoding : new String[] {"utf-16le", "utf-16be", "utf-32"}) {
            byte[] body = grace().getBytes(Charset.forName(encoding));

            assertThat(posting(body, "").status()).as(encoding).isEqualTo(400);
        }
    }

    @Test
    void SEC_14_a_byte_order_mark_is_no_part_of_the_body() {
        assertThat(posting(("\uFEFF" + grace()).getBytes(StandardCharsets.UTF_8), "")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void SEC_14_a_body_shorter_than_announced_stores_nothing() {
        byte[] body = grace().getBytes(StandardCharsets.UTF_8);

        RawHttp answer = RawHttp.send(request("Content-Length: " + (body.length + 10) + "\r\n", body));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(entra.scim().get("/Users").at("/totalResults").asInt()).isOne();
    }

    @Test
    void SEC_14_a_body_longer_than_announced_is_cut_where_it_was_said_to_end() {
        byte[] body = grace().getBytes(StandardCharsets.UTF_8);

        RawHttp answer = RawHttp.send(request("Content-Length: " + (body.length - 1) + "\r\n", body));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(entra.scim().get("/Users").at("/totalResults").asInt()).isOne();
    }

    @Test
    void SEC_14_a_body_may_come_in_many_chunks() {
        StringBuilder chunks = new StringBuilder();
        for (char c : grace().toCharArray()) {
            chunks.append("1\r\n").append(c).append("\r\n");
        }

        RawHttp answer = RawHttp.send(request(
                "Transfer-Encoding: chunked\r\n", (chunks + "0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(answer.status()).isEqualTo(201);
    }

    private Answer search(String path, String filter) {
        return entra.scim().post(path, """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"], "filter": %s}""".formatted(quoted(filter)));
    }

    private Answer patching(String path) {
        return entra.patching(ada, "{\"op\": \"replace\", \"path\": %s, \"value\": \"x\"}".formatted(quoted(path)));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String grace() {
        return user("grace").toString();
    }

    private RawHttp posting(byte[] body, String headers) {
        return RawHttp.send(request(headers + "Content-Length: " + body.length + "\r\n", body));
    }

    private byte[] request(String headers, byte[] body) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(("POST /scim/v2/Users HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                        + entra.token() + "\r\nContent-Type: application/scim+json\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        return request.toByteArray();
    }
}
