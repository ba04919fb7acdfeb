package dev.muster.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.ApiClient;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HabitUseTest {

    private static final String UNQUOTED = "/Users?filter=userName%20eq%20ada";

    private final TestDatabase database = TestPostgres.freshDatabase();

    @Test
    void the_uses_that_two_nodes_saw_add_up_and_what_is_not_written_yet_is_written_when_they_stop() {
        String address;
        try (TestServer one = TestServer.on(database);
                TestServer other = TestServer.on(database)) {
            String company = "/companies/"
                    + one.api().post("/companies", "{'name':'Acme'}").id();
            JsonNode setting = one.api()
                    .post(company + "/scim-settings", "{'name':'Entra ID'}")
                    .is(201)
                    .json();
            address = company + "/scim-settings/" + setting.path("id").asString();
            String token = setting.path("token").asString();
            asks(one, token, 3);
            asks(other, token, 4);
        }

        try (TestServer later = TestServer.on(database)) {
            JsonNode setting = later.api().get(address).is(200).json();

            assertThat(setting.path("habitUses").toString()).isEqualTo("{\"unquoted-literal\":7}");
        }
    }

    private static void asks(TestServer server, String token, int times) {
        ApiClient client = new ApiClient(server.url() + "/scim/v2", token);
        for (int i = 0; i < times; i++) {
            client.get(UNQUOTED).is(200);
        }
    }
}
