package dev.muster.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.ApiClient;
import dev.muster.testing.HeldRow;
import dev.muster.testing.OtherNode;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.UserBody;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// A node that is killed with people held, and in the middle of what was decided about them.
class HoldKilledTest {

    private static final int PEOPLE = 300;

    private final TestDatabase database = TestPostgres.freshDatabase();

    @Test
    void H2_held_people_and_a_decision_about_them_survive_a_node_that_is_killed() throws Exception {
        String acme;
        String setting;
        ApiClient.Answer decided;
        try (OtherNode node = OtherNode.on(database)) {
            ApiClient api = new ApiClient(node.url() + "/api/v1", TestServer.KEY);
            acme = api.company("Acme");
            setting = acme + "/scim-settings/" + heldSetting(api, acme);
            assertThat(held(api, setting)).isEqualTo(PEOPLE);
            try (HeldRow _ = HeldRow.lastPerson(database)) {
                decided = api.post(setting + "/held/apply", "{'all': true}").is(202);
                while (held(api, setting) == PEOPLE) {
                    LockSupport.parkNanos(1_000_000);
                }
                node.kill();
            }
        }

        // Counted before another node goes on with it.
        int left = Integer.parseInt(database.texts(
                        acme.substring("/companies/".length()),
                        "select count(*) from target_user where held is not null")
                .getFirst());
        assertThat(left).as("held when the node was killed").isBetween(1, PEOPLE - 1);

        // The lease of the killed node's job ends within a minute.
        try (TestServer other = TestServer.on(database, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1)))) {
            ApiClient.Answer job = other.api().finished(acme, decided);

            assertThat(job.text("state")).isEqualTo("done");
            assertThat(held(other.api(), setting)).isZero();
            assertThat(other.api()
                            .get(acme + "/target-users?status=inactive&limit=1000")
                            .is(200)
                            .json()
                            .at("/items"))
                    .hasSize(PEOPLE);
        }
    }

    /// A setting whose client made everybody inactive, past a limit of nobody.
    private static String heldSetting(ApiClient api, String acme) {
        ApiClient.Answer made = api.post(
                        acme + "/scim-settings",
                        "{'name':'E','hold':{'people':0,'percent':0},'rate':{'perSecond':10000,'burst':10000}}")
                .is(201);
        ApiClient scim = new ApiClient(made.text("scimUrl"), made.text("token"));
        for (int i = 0; i < PEOPLE; i++) {
            String id = scim.post("/Users", UserBody.user("p" + i).toString())
                    .is(201)
                    .id();
            scim.patch("/Users/" + id, """
                    {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                     "Operations": [{"op": "replace", "path": "active", "value": false}]}""").is(200);
        }
        return made.id();
    }

    private static int held(ApiClient api, String setting) {
        return api.get(setting).is(200).json().path("heldCount").asInt();
    }
}
