package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.group;
import static dev.muster.scim.door.Messages.setting;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.Http;
import dev.muster.testing.TestSetting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is sent, the answer is a SCIM error with a request id: never a fault, never a page, never a silent
/// connection, and nothing half done.
class GarbageTest {

    private final TestSetting entra = setting("tolerant");
    private final String ada = entra.creates(user("ada").department("Sales"));
    private final String engines = entra.createsGroup("Engines", ada);

    @ParameterizedTest
    @ValueSource(strings = {"tolerant", "strict"})
    void CRE_07_SEC_14_a_body_that_is_no_json_object_changes_nothing(String dialect) {
        TestSetting client = setting(dialect);
        String grace = client.creates(user("grace"));
        String group = client.createsGroup("Compilers", grace);
        List<String> before = state(client, grace, group);

        bodies().forEach((name, body) -> {
            for (String[] route : new String[][] {
                {"POST", "/Users"},
                {"PUT", "/Users/" + grace},
                {"PATCH", "/Users/" + grace},
                {"POST", "/Groups"},
                {"PUT", "/Groups/" + group},
                {"PATCH", "/Groups/" + group}
            }) {
                Answer answer = client.scim().send(route[0], route[1], body);

                AnswerAssert.assertThat(answer).as(name).isRefused(400, "invalidSyntax");
                assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
            }
        });

        assertThat(state(client, grace, group)).isEqualTo(before);
    }

    private static List<String> state(TestSetting client, String user, String group) {
        return List.of(
                client.reading(user).text(),
                client.scim().get("/Groups/" + group).text(),
                client.scim().get("/Users").at("/totalResults").asString(),
                client.scim().get("/Groups").at("/totalResults").asString());
    }

    private static Map<String, String> bodies() {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("nothing", "");
        bodies.put("blanks", " \n ");
        bodies.put("null", "null");
        bodies.put("an array", "[]");
        bodies.put("a text", "\"ada\"");
        bodies.put("a number", "1");
        bodies.put("cut short", "{\"userName\":");
        bodies.put("two objects", "{} {}");
        bodies.put("single quotes", "{'userName':'ada'}");
        bodies.put("no number", "{\"a\": NaN}");
        bodies.put("a comment", "{/* */}");
        bodies.put("a name twice", "{\"userName\":\"a\",\"userName\":\"b\"}");
        bodies.put("a name twice but for its case", "{\"userName\":\"a\",\"USERNAME\":\"b\"}");
        bodies.put("NUL", "{\"userName\":\"a\\u0000b\"}");
        bodies.put("half a surrogate pair", "{\"userName\":\"a\\ud800b\"}");
        bodies.put("half a surrogate pair in a name", "{\"\\udc00\":1}");
        bodies.put("33 deep", deep(33));
        bodies.put("bottomless", "[".repeat(10_000));
        bodies.put("a number of 33 digits", "{\"a\":" + "1".repeat(33) + "}");
        bodies.put("a number beyond all bounds", "{\"a\":1e999999999}");
        bodies.put("an exponent beyond all bounds", "{\"a\":1e4444444444444444}");
        bodies.put("a name too long", "{\"" + "a".repeat(257) + "\":1}");
        bodies.put("a text too long", "{\"title\":\"" + "a".repeat(65_537) + "\"}");
        return bodies;
    }

    private static String deep(int levels) {
        return """
                {"schemas": ["%s"], "userName": "deep", "urn:acme:deep":""".formatted(Messages.USER) + "{\"a\":".repeat(levels - 1) + "1" + "}".repeat(levels);
    }

    @Test
    void SEC_14_32_levels_of_json_are_taken() {
        AnswerAssert.assertThat(entra.scim().post("/Users", deep(32))).hasStatus(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Users/%00",
                "/Users/%2F",
                "/Users/a%2Fb",
                "/Users/%zz",
                "/Users/%",
                "/Users/%c3%28",
                "/Users/%2e%2e",
                "/Users/..%2f",
                "/Users/;x",
                "/Users;x=y",
                "/Users//",
                "//Users",
                "/users",
                "/Users/ada",
                "/Users/a b",
                "/Users/ä",
                "/Users/../../../etc/passwd",
                "/Users?filter=%zz",
                "/Users?filter=%00",
                "/Users?filter=%c3%28",
                "/Users?%zz=1",
                "/Users?count=x",
                "/Groups/%00",
                "/Schemas/%00",
                "/Schemas/a%2Fb",
                "/ResourceTypes/%2e",
                "/Nothing",
                "/Me"
            })
    void ERR_01_ERR_08_an_odd_address_is_refused_in_scim_words(String path) {
        isScimError(asking("GET", "/scim/v2" + path), path);
    }

    @Test
    void who_sends_what_cannot_be_read_is_told_that_the_connection_ends() {
        String unreadable = "GET /scim/v2/Users/%c3%28 HTTP/1.1\r\nHost: localhost\r\n\r\n";

        assertThat(RawHttp.send(unreadable).header("Connection")).hasValue("close");
    }

    @Test
    void ERR_01_an_address_or_a_header_beyond_all_bounds_is_refused_in_scim_words() {
        isScimError(asking("GET", "/scim/v2/Users/" + "a".repeat(9_000)), "long id");
        isScimError(asking("GET", "/scim/v2/Users/" + "a".repeat(40_000)), "longer id");
        isScimError(asking("GET", "/scim/v2/Users/" + ada, "X-Long: " + "a".repeat(20_000)), "long header");
        isScimError(asking("GET", "//scim/v2/Users/" + ada), "too many slashes");
    }

    @Test
    void ERR_01_a_detail_does_not_repeat_all_that_was_sent() {
        RawHttp answer = asking("GET", "/scim/v2/Users/" + "a".repeat(9_000));

        assertThat(answer.body()).hasSizeLessThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /scim/v2/Users HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET  HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /scim/v2/Users HTTP/1.1\r\n\r\n",
                "GET /scim/v2/Users HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET /scim/v2/Users HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
                "CONNECT /scim/v2/Users HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /scim/v2/Users HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                "POST /scim/v2/Users HTTP/1.1\r\nHost: x\r\nContent-Length: -2\r\n\r\n{}",
                "POST /scim/v2/Users HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: nonsense\r\n\r\n{}",
                "\u0000\u0001\r\n\r\n",
                "GET\r\n\r\n"
            })
    void ERR_01_broken_http_is_the_clients_mistake(String request) {
        RawHttp answer = RawHttp.send(request);

        assertThat(answer.status()).as(answer.head()).isEqualTo(400);
        isScimError(answer, request);
    }

    @Test
    void ERR_01_a_broken_chunk_is_the_clients_mistake() {
        RawHttp answer = RawHttp.send("""
                POST /scim/v2/Users HTTP/1.1
                Host: x
                Authorization: Bearer %s
                Transfer-Encoding: chunked

                zz
                {}
                0

                """.formatted(entra.token()).replace("\n", "\r\n"));

        assertThat(answer.status()).as(answer.head()).isEqualTo(400);
        isScimError(answer, "chunk");
    }

    @Test
    void GET_01_http_1_0_is_answered() {
        RawHttp answer = RawHttp.send(
                "GET /scim/v2/Users/" + ada + " HTTP/1.0\r\nAuthorization: Bearer " + entra.token() + "\r\n\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"userName\":\"ada\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/Users, 'GET, HEAD, POST'",
        "/Groups, 'GET, HEAD, POST'",
        "/ServiceProviderConfig, 'GET, HEAD'",
        "/Schemas, 'GET, HEAD'",
        "/Schemas/x, 'GET, HEAD'",
        "/ResourceTypes, 'GET, HEAD'",
        "/ResourceTypes/User, 'GET, HEAD'",
        "/Users/x, 'DELETE, GET, HEAD, PATCH, PUT'",
        "/Groups/x, 'DELETE, GET, HEAD, PATCH, PUT'",
        "/Bulk, POST",
        "/.search, POST",
        "/Me, 'DELETE, GET, HEAD, PATCH, POST, PUT'"
    })
    void ERR_09_DSC_12_PUT_13_DEL_05_CRE_13_other_methods_are_405_with_the_allowed_ones(String path, String allowed) {
        List<String> known = List.of(allowed.split(", "));
        for (String method :
                List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "QUERY", "get")) {
            if (!known.contains(method)) {
                RawHttp answer = asking(method, "/scim/v2" + path);

                assertThat(answer.status()).as(method + " " + path).isEqualTo(405);
                assertThat(answer.header("Allow")).contains(allowed);
                isScimError(answer, method);
            }
        }
    }

    @Test
    void ERR_12_a_body_beyond_the_limit_is_413_and_names_the_limit_also_in_chunks() {
        int limit = 1 << 20;
        String start = """
                {"schemas": ["%s"], "userName": "grace", "emails": []""".formatted(Messages.USER);
        String tooLarge = start + " ".repeat(limit - start.length()) + "}";

        AnswerAssert.assertThat(entra.scim().post("/Users", tooLarge)).isRefused(413);
        RawHttp chunked = RawHttp.send("POST /scim/v2/Users HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + entra.token() + "\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(tooLarge.length())
                + "\r\n" + tooLarge + "\r\n0\r\n\r\n");
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(chunked.body()).contains(Integer.toString(limit));
        assertThat(entra.finds("userName eq \"grace\"").path("totalResults").asInt())
                .isZero();

        AnswerAssert.assertThat(entra.scim().post("/Users", tooLarge.replace("[]  ", "[]")))
                .hasStatus(201);
    }

    @Test
    void ERR_12_a_body_far_beyond_the_limit_is_answered_and_not_cut_off() {
        AnswerAssert.assertThat(entra.scim().patch("/Groups/" + engines, " ".repeat(9 << 20)))
                .isRefused(413);
    }

    @Test
    void MED_05_an_encoded_body_is_415() {
        Http zipped = entra.scim().with("Content-Encoding", "gzip");

        AnswerAssert.assertThat(zipped.post("/Users", user("grace").toString())).isRefused(415);
    }

    @Test
    void CRE_08_a_wrong_type_stores_nothing() {
        for (String wrong : List.of(
                "\"name\": []",
                "\"name\": [\"a\"]",
                "\"emails\": [\"a\"]",
                "\"emails\": 1",
                "\"active\": \"perhaps\"",
                "\"title\": 5",
                "\"title\": {}",
                "\"title\": true",
                "\"meta\": {}, \"externalId\": 5",
                "\"x509Certificates\": [{\"value\": \"ä\"}]",
                "\"%s\": []".formatted(Messages.ENTERPRISE),
                "\"%s\": {\"department\": 5}".formatted(Messages.ENTERPRISE))) {
            Answer answer = entra.scim().post("/Users", """
                    {"schemas": ["%s"], "userName": "grace", %s}""".formatted(Messages.USER, wrong));

            AnswerAssert.assertThat(answer).as(wrong).isRefused(400, "invalidValue");
        }
        for (String members : List.of("\"x\"", "5", "[5]", "[null]", "[{}]", "[{\"value\": 5}]")) {
            Answer answer = entra.scim().post("/Groups", group("Wrong").replace("[]", members));

            AnswerAssert.assertThat(answer).as(members).isRefused(400, "invalidValue");
        }
        assertThat(entra.finds("userName eq \"grace\"").path("totalResults").asInt())
                .isZero();
        assertThat(entra.scim().get("/Groups").at("/totalResults").asInt()).isOne();
    }

    private RawHttp asking(String method, String path, String... headers) {
        StringBuilder request =
                new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
        request.append("Authorization: Bearer ").append(entra.token()).append("\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return RawHttp.send(request.append("\r\n").toString());
    }

    private static void isScimError(RawHttp answer, String asked) {
        assertThat(answer.status()).as(asked).isBetween(400, 501).isNotEqualTo(500);
        assertThat(answer.header("Content-Type")).as(asked).contains("application/scim+json");
        assertThat(answer.header("X-Request-Id")).as(asked).isPresent();
        assertThat(answer.body())
                .as(asked)
                .contains("urn:ietf:params:scim:api:messages:2.0:Error")
                .contains("\"status\":\"" + answer.status() + "\"");
    }
}
