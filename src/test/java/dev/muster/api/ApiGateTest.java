package dev.muster.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.ApiClient;
import dev.muster.testing.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ApiGateTest {

    @Test
    void without_the_key_every_address_is_401() {
        try (TestServer server = TestServer.start()) {
            for (String key : new String[] {"", "wrong", TestServer.KEY + "x", "ö"}) {
                ApiClient api = new ApiClient(server.url() + "/api/v1", key);
                for (String path : new String[] {"/companies", "/companies/" + new UUID(0, 0), "/openapi.json"}) {
                    ApiClient.Answer answer = api.get(path).is(401);
                    assertThat(answer.raw().headers().firstValue("WWW-Authenticate"))
                            .hasValueSatisfying(
                                    challenge -> assertThat(challenge).startsWith("Bearer"));
                    assertThat(answer.text("status")).isEqualTo("401");
                }
            }
        }
    }

    @Test
    void without_a_configured_key_nobody_gets_in() {
        try (TestServer server = TestServer.withoutKey()) {
            server.api().get("/companies").is(401);
            new ApiClient(server.url() + "/api/v1", "").get("/companies").is(401);
        }
    }

    @Test
    void an_unknown_address_or_method_is_worded_as_a_problem() {
        try (TestServer server = TestServer.start()) {
            server.api().get("/nothing").refuses(404);
            ApiClient.Answer answer = server.api().delete("/companies").refuses(405);
            assertThat(answer.raw().headers().firstValue("Allow")).hasValue("GET, HEAD, POST");
        }
    }
}
