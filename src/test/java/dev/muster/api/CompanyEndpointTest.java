package dev.muster.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.ApiClient;
import dev.muster.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CompanyEndpointTest {

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
    void a_company_is_made_with_its_five_standard_fields() {
        ApiClient.Answer acme = api.post("/companies", "{'name':' Acme '}").is(201);

        assertThat(acme.text("name")).isEqualTo("Acme");
        assertThat(acme.json().path("retentionDays").intValue()).isEqualTo(90);
        assertThat(acme.text("createdAt")).endsWith("Z");
        assertThat(api.get("/companies/" + acme.id()).is(200).json()).isEqualTo(acme.json());
        assertThat(api.get("/companies/" + acme.id() + "/fields").is(200).items("key"))
                .containsExactly("email", "firstName", "lastName", "department", "phoneNumber");
    }

    @Test
    void a_company_changes_in_the_parts_that_are_sent() {
        String acme = api.company("Acme");

        api.patch(acme, "{'retentionDays':7}").is(200);
        api.patch(acme, "{'name':'Acme Ltd'}").is(200);

        ApiClient.Answer changed = api.get(acme).is(200);
        assertThat(changed.text("name")).isEqualTo("Acme Ltd");
        assertThat(changed.json().path("retentionDays").intValue()).isEqualTo(7);
    }

    @Test
    void what_is_wrong_with_a_company_is_told_at_once() {
        api.post("/companies", "{'name':' ','retentionDays':0,'colour':'red'}")
                .refuses(400, "name", "retentionDays", "colour");
        api.post("/companies", "{}").refuses(400, "name");
        api.post("/companies", "{'name':'" + "x".repeat(257) + "'}").refuses(400, "name");
        api.post("/companies", "{'name':'" + "😀".repeat(256) + "'}").is(201);
        api.post("/companies", "{'name':'a\\u0000b'}").refuses(400, "name");
        api.patch(api.company("Acme"), "{'name':null,'id':'x'}").refuses(400, "name", "id");
    }

    @Test
    void a_deleted_company_is_unknown() {
        String acme = api.company("Acme");

        assertThat(api.delete(acme).is(202).json().path("job").path("kind").asString())
                .isEqualTo("company-deletion");

        api.get(acme).refuses(404);
        api.get(acme + "/fields").refuses(404);
        api.patch(acme, "{'name':'Again'}").refuses(404);
        api.delete(acme).refuses(404);
        assertThat(api.get("/companies?limit=1000").items("id")).doesNotContain(acme.substring("/companies/".length()));
    }

    @Test
    void a_list_is_read_page_by_page_and_tells_each_once() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(api.company("Globex " + i).substring("/companies/".length()));
        }

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            ApiClient.Answer page = api.get("/companies?limit=2" + cursor).is(200);
            seen.addAll(page.items("id"));
            cursor = page.json().path("nextCursor").isNull() ? "" : "&cursor=" + page.text("nextCursor");
        } while (!cursor.isEmpty());

        assertThat(seen).doesNotHaveDuplicates().containsSubsequence(made);
    }

    @Test
    void a_wrong_limit_or_cursor_is_refused() {
        api.get("/companies?limit=0").refuses(400, "limit");
        api.get("/companies?limit=1001").refuses(400, "limit");
        api.get("/companies?limit=many").refuses(400, "limit");
        api.get("/companies?cursor=nonsense").refuses(400, "cursor");
        api.get("/companies?cursor=%21").refuses(400, "cursor");
        api.get("/companies?cursor=").refuses(400, "cursor");
    }
}
