package dev.muster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.ApiClient;
import dev.muster.testing.TestServer;
import org.junit.jupiter.api.Test;

/// New rules reach the people who are there already (rule R2).
class ReprojectionTest {

    private static final int PEOPLE = 250;

    @Test
    void R2_new_rules_reach_everybody_without_the_identity_provider_sending_anything() {
        try (TestServer server = TestServer.start()) {
            ApiClient api = server.api();
            String acme = api.company("Acme");
            api.post(acme + "/fields", "{'name':'Job title'}").is(201);
            ApiClient.Answer made = api.post(acme + "/scim-settings", "{'name':'E','rate':{'burst':10000}}")
                    .is(201);
            ApiClient scim = new ApiClient(server.url() + "/scim/v2", made.text("token"));
            for (int i = 0; i < PEOPLE; i++) {
                person(scim, i);
            }
            String setting = acme + "/scim-settings/" + made.id();

            ApiClient.Answer job = api.finished(
                    acme,
                    api.patch(
                            setting,
                            "{'mappings':[{'attribute':'title','field':'jobTitle'}],"
                                    + "'grouping':{'kind':'field','field':'jobTitle'}}"));

            assertThat(job.text("state")).isEqualTo("done");
            assertThat(job.json().path("done").intValue()).isEqualTo(PEOPLE);
            assertThat(api.get(acme + "/target-users?field.jobTitle=Odd&limit=1000")
                            .items("id"))
                    .hasSize(PEOPLE / 2);
            assertThat(api.get(acme + "/target-groups").items("name")).containsExactlyInAnyOrder("Even", "Odd");
            assertThat(api.get(acme + "/target-groups").items("memberCount")).containsExactly("125", "125");

            api.finished(acme, api.patch(setting, "{'grouping':{'kind':'none'}}"));
            assertThat(api.get(acme + "/target-groups").items("memberCount")).containsExactly("0", "0");
        }
    }

    private static void person(ApiClient scim, int number) {
        String body = """
                {'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'u%d@acme.test','title':'%s'}""".formatted(number, number % 2 == 0 ? "Even" : "Odd");
        scim.post("/Users", body).is(201);
    }
}
