package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.NOBODY;
import static dev.muster.scim.door.Messages.USER;
import static dev.muster.scim.door.Messages.header;
import static dev.muster.scim.door.Messages.setting;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.TestSetting;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Media types and encodings (RFC 7644 section 3.8).
class MediaTypeTest {

    private final TestSetting entra = setting("strict");
    private final String ada = entra.creates(user("ada"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/scim+json                          | application/scim+json
            application/json                               | application/json
            application/json, application/scim+json;q=0.5  | application/scim+json
            */*                                            | application/scim+json
            application/*                                  | application/scim+json
            text/html                                      | application/scim+json
            application/xml;q=0.9, text/plain              | application/scim+json
            nonsense                                       | application/scim+json
            """)
    void MED_01_MED_02_MED_03_MED_09_the_answer_has_the_type_that_is_asked_for(String accept, String type) {
        Answer answer = new Http(entra.scim().base(), Map.of("Authorization", "Bearer " + entra.token()))
                .with("Accept", accept)
                .get("/Users/" + ada);

        assertThat(answer).hasStatus(200);
        assertThat(header(answer, "Content-Type")).isEqualTo(type);
    }

    @Test
    void MED_01_MED_08_without_accept_and_for_errors_it_is_scim_json() {
        Http plain = new Http(entra.scim().base(), Map.of("Authorization", "Bearer " + entra.token()));

        assertThat(header(plain.get("/Users/" + ada), "Content-Type")).isEqualTo("application/scim+json");
        for (String path : new String[] {"/Users/" + NOBODY, "/Nothing", "/Users?filter=x", "/Me"}) {
            assertThat(header(plain.get(path), "Content-Type")).as(path).isEqualTo("application/scim+json");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "application/scim+json, '', application/scim+json",
        "application/json, '', application/json",
        "application/json, */*, application/scim+json",
        "application/json, application/scim+json, application/scim+json",
        "application/scim+json, application/json, application/json"
    })
    void MED_03_who_sends_plain_json_and_says_nothing_of_the_answer_is_answered_in_kind(
            String sent, String accepted, String type) {
        Http client = Http.bearer(entra.scim().base(), entra.token(), sent);

        Answer made = (accepted.isEmpty() ? client : client.with("Accept", accepted))
                .post("/Users", user("grace").toString());

        assertThat(made).hasStatus(201);
        assertThat(header(made, "Content-Type")).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/scim+json",
                "application/json",
                "APPLICATION/SCIM+JSON; Charset=UTF-8",
                "application/json;charset=\"utf-8\"",
                "application/scim+json; foo=bar",
                "application/scim+json;"
            })
    void MED_04_MED_06_both_types_are_taken_in_utf_8(String type) {
        RawHttp answer = posting(type, "grâce \uD83D\uDE80", StandardCharsets.UTF_8);

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).contains("grâce \uD83D\uDE80");
    }

    @Test
    void MED_05_iso_8859_1_is_decoded() {
        RawHttp answer = posting("application/scim+json; charset=ISO-8859-1", "grâce", StandardCharsets.ISO_8859_1);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).contains("grâce");
    }

    @Test
    void MED_05_a_missing_type_counts_as_scim_json() {
        assertThat(posting("", "grace", StandardCharsets.UTF_8).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/vnd.api+json",
                "text/json",
                "application/json; charset=utf-16",
                "nonsense"
            })
    void MED_05_ERR_13_other_types_are_415_on_every_route_and_change_nothing(String type) {
        Http odd = Http.bearer(entra.scim().base(), entra.token(), type);
        String engines = entra.createsGroup("Engines");
        String before = entra.reading(ada).text();

        for (String[] route : new String[][] {
            {"POST", "/Users"},
            {"PUT", "/Users/" + ada},
            {"PATCH", "/Users/" + ada},
            {"POST", "/Groups"},
            {"PUT", "/Groups/" + engines},
            {"PATCH", "/Groups/" + engines}
        }) {
            assertThat(odd.send(route[0], route[1], user("grace").toString())).isRefused(415);
        }
        assertThat(entra.reading(ada).text()).isEqualTo(before);
    }

    @Test
    void MED_06_malformed_utf_8_is_refused_and_a_byte_order_mark_is_not() {
        RawHttp malformed = posting("application/json", "gr\u00E2ce", StandardCharsets.ISO_8859_1);

        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.body()).contains("invalidSyntax");
        assertThat(entra.scim().post("/Users", "\uFEFF" + user("grace"))).hasStatus(201);
    }

    @Test
    void MED_10_text_of_every_script_comes_back_as_it_was() {
        String text = "\uD83D\uDC69\u200D\uD83D\uDCBB e\u0301 \u05D0\u05D1 \uFDFA \u0130 %_\\\\ \\u2028 \\\" </script>";

        String json = "\"" + text + "\"";
        Answer made = entra.creating(user("grace")
                .with("displayName", json)
                .with("name", "{\"givenName\": %s}".formatted(json))
                .with("addresses", "[{\"locality\": %s}]".formatted(json))
                .with(Messages.ENTERPRISE, "{\"division\": %s}".formatted(json)));
        Answer patched = entra.patching(made.id(), """
                {"op": "add", "path": "title", "value": %s}""".formatted(json));

        assertThat(made).hasStatus(201);
        for (String path : new String[] {
            "/displayName", "/name/givenName", "/addresses/0/locality", "/" + Messages.ENTERPRISE + "/division"
        }) {
            assertThat(made.at(path)).isEqualTo(made.at("/displayName"));
        }
        assertThat(patched.at("/title")).isEqualTo(made.at("/displayName"));
        assertThat(entra.reading(made.id()).at("/displayName")).isEqualTo(made.at("/displayName"));
        assertThat(made.at("/displayName").asString())
                .isEqualTo(
                        text.replace("\\\\", "\\").replace("\\u2028", "\u2028").replace("\\\"", "\""));
    }

    @Test
    void MED_11_MED_12_the_version_is_part_of_the_address_and_may_be_left_out() {
        String token = entra.token();
        java.net.URI root = entra.scim().base().resolve("/");

        for (String base : new String[] {"scim/v2/Users", "scim/Users", "scim/v2/Users/", "scim/Users/"}) {
            assertThat(Http.bearer(root, token, "application/json").get(base)).hasStatus(200);
        }
        for (String base : new String[] {"scim/v1/Users", "scim/v3/Users", "scim/v2.1/Users"}) {
            assertThat(Http.bearer(root, token, "application/json").get(base)).isRefused(404);
        }
    }

    private RawHttp posting(String type, String userName, Charset charset) {
        byte[] body = """
                {"schemas": ["%s"], "userName": "%s"}""".formatted(USER, userName).getBytes(charset);
        byte[] head = ("POST /scim/v2/Users HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                        + entra.token()
                        + (type.isEmpty() ? "" : "\r\nContent-Type: " + type)
                        + "\r\nContent-Length: "
                        + body.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] all = java.util.Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return RawHttp.send(all);
    }
}
