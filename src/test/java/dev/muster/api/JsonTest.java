package dev.muster.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.ApiClient;
import dev.muster.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The limits of bodies (docs: limits of the admin API).
class JsonTest {

    private static TestServer server;
    private static ApiClient api;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        api = server.api();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_body_that_is_no_json_object_is_400() {
        for (String body : new String[] {
            "", "{", "[]", "null", "'x'", "{'name':'A'} {}", "{'name':'A','name':'B'}", "{'name':'A',}", "\u0000"
        }) {
            api.post("/companies", body).refuses(400);
        }
    }

    @Test
    void depth_and_lengths_have_limits() {
        String deep = "{'name':" + "[".repeat(32) + "]".repeat(32) + "}";
        String asDeepAsAllowed = "{'name':" + "[".repeat(31) + "]".repeat(31) + "}";

        assertThat(api.post("/companies", deep).refuses(400).text("detail")).contains("too deep");
        api.post("/companies", asDeepAsAllowed).refuses(400, "name");
        api.post("/companies", "{'name':'A','retentionDays':" + "9".repeat(33) + "}")
                .refuses(400);
        api.post("/companies", "{'name':'A','retentionDays':1e4444444444444}").refuses(400);
        api.post("/companies", "{'name':'A','retentionDays':1e999999999}").refuses(400, "retentionDays");
        api.post("/companies", "{'name':'" + "x".repeat(70_000) + "'}").refuses(400);
        api.post("/companies", "{'" + "x".repeat(300) + "':1}").refuses(400);
    }

    @Test
    void a_body_above_one_megabyte_is_413() {
        api.post("/companies", "{'name':'A'" + " ".repeat(1024 * 1024) + "}").refuses(413);
        api.post("/companies", "{'name':'A'" + " ".repeat(1024 * 1024 - 12) + "}")
                .is(201);
    }

    @Test
    void another_media_type_is_415() {
        api.send("POST", "/companies", "name=A", "application/x-www-form-urlencoded")
                .refuses(415);
        api.send("POST", "/companies", "{\"name\":\"A\"}", "application/json; charset=utf-8")
                .is(201);
        String acme = api.company("Acme");
        api.send("PATCH", acme, "{\"name\":\"A\"}", "application/merge-patch+json")
                .is(200);
    }
}
