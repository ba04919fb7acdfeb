package dev.muster.traffic;

import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.LoggedRequests;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The log of a setting's requests over HTTP: what it tells, and how it is asked.
class RequestLogTest {

    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.byDepartment();
    private final LoggedRequests log = LoggedRequests.of(entra);

    @Test
    void a_request_is_told_with_what_was_sent_and_answered() {
        Answer made = entra.scim()
                .with("User-Agent", "Entra 1.0")
                .with("X-Noise", "1")
                .post("/Users?attributes=userName", user("ada").toString());

        JsonNode told = log.of(made);

        assertThat(told.path("summary").asString()).isEqualTo("ada was created");
        assertThat(told.path("method").asString()).isEqualTo("POST");
        assertThat(told.path("path").asString()).isEqualTo("/scim/v2/Users");
        assertThat(told.at("/query/attributes/0").asString()).isEqualTo("userName");
        assertThat(told.path("resourceType").asString()).isEqualTo("User");
        assertThat(told.path("status").asInt()).isEqualTo(201);
        assertThat(told.at("/headers/User-Agent").asString()).isEqualTo("Entra 1.0");
        assertThat(told.path("headers").propertyNames()).doesNotContain("Authorization", "X-Noise");
        assertThat(told.at("/sent/body/userName").asString()).isEqualTo("ada");
        assertThat(told.at("/sent/size").asInt())
                .isEqualTo(user("ada").toString().length());
        assertThat(told.at("/answer/body/id").asString()).isEqualTo(made.id());
        assertThat(told.path("durationMicros").asLong()).isPositive();
    }

    @Test
    void a_refusal_says_why() {
        entra.creates(user("ada"));
        Answer refused = entra.creating(user("ADA"));

        JsonNode told = log.of(refused);

        assertThat(told.path("status").asInt()).isEqualTo(409);
        assertThat(told.path("scimType").asString()).isEqualTo("uniqueness");
        assertThat(told.path("summary").asString()).startsWith("Refused: userName");
        assertThat(told.path("changes")).isEmpty();
    }

    @Test
    void a_request_that_names_a_NUL_is_told_and_hides_no_other() {
        Answer before = entra.creating(user("ada"));
        Answer named = entra.scim().get("/Users?%00=1&attributes=%00");
        Answer sent = entra.scim().post("/Users", "{\"userName\": \"a\0\\u0000\", \"\\u0000\": 1}");

        assertThat(log.of(before).path("summary").asString()).isEqualTo("ada was created");
        assertThat(log.of(named).path("query").propertyNames()).containsExactly("(removed)", "attributes");
        assertThat(log.of(sent).path("status").asInt()).isEqualTo(400);
    }

    @Test
    void a_request_leads_to_what_it_changed_and_a_person_to_its_requests() {
        String id = entra.creates(user("ada").department("Sales"));
        entra.creates(user("grace"));
        Answer read = entra.reading(id);
        String ada = acme.person("ada").path("id").asString();
        log.of(read);

        List<JsonNode> hers = log.list("&person=" + ada);
        JsonNode created = log.read(hers.getLast().path("id").asString());

        assertThat(hers)
                .extracting(item -> item.path("summary").asString())
                .containsExactly("ada was read", "ada was created");
        assertThat(created.path("changes"))
                .extracting(change -> change.path("kind").asString())
                .contains("user.created");
        assertThat(created.path("changes"))
                .extracting(change -> change.at("/subject/id").asString())
                .contains(ada);
    }

    @Test
    void a_change_of_a_group_leads_to_the_people_whom_it_moved_and_back() {
        TestSetting okta = acme.mirroring();
        LoggedRequests log = LoggedRequests.of(okta);
        String resource = okta.creates(user("linus"));
        String linus = acme.person("linus").path("id").asString();
        String pilots = okta.createsGroup("Pilots");

        JsonNode joined = log.of(okta.patchingGroup(pilots, """
                {"op": "add", "path": "members", "value": [{"value": "%s"}]}""".formatted(resource)));
        JsonNode gone = log.of(okta.scim().delete("/Users/" + resource));

        assertThat(people(joined, "member.added")).containsExactly(linus);
        assertThat(people(gone, "user.deleted")).containsExactly(linus);
        assertThat(log.list("&person=" + linus))
                .extracting(item -> item.path("id").asString())
                .contains(joined.path("id").asString(), gone.path("id").asString());
    }

    /// More people than a request moves by itself.
    @Test
    void a_group_within_a_group_leads_to_the_people_whom_a_job_moved_and_back() {
        int people = 1_001;
        TestSetting okta = acme.setting("""
                {"grouping": {"kind": "mirror"}, "rate": {"perSecond": 10000, "burst": 10000}}""");
        LoggedRequests log = LoggedRequests.of(okta);
        String[] members = IntStream.range(0, people)
                .mapToObj(n -> okta.creates(user("m" + n)))
                .toArray(String[]::new);
        String inner = okta.createsGroup("Inner", members);
        String outer = okta.createsGroup("Outer");
        // Of a second, a hundred successful requests are kept, and a fast machine has created more people in this one.
        LockSupport.parkNanos(3_000_000_000L);

        String id = log.of(okta.patchingGroup(outer, """
                        {"op": "add", "path": "members", "value": [{"value": "%s"}]}""".formatted(inner)))
                .path("id")
                .asString();

        JsonNode told = log.read(id);
        for (int i = 0; i < 600 && told.path("changes").size() < 1_000; i++) {
            LockSupport.parkNanos(100_000_000);
            told = log.read(id);
        }
        assertThat(people(told, "member.added")).hasSizeGreaterThan(990);
        assertThat(told.path("changes")).hasSize(1_000);
        assertThat(told.path("moreChanges").asBoolean()).isTrue();
        String somebody = people(told, "member.added").getLast();
        assertThat(acme.api().get("/target-users/" + somebody + "/events").at("/items"))
                .anySatisfy(
                        event -> assertThat(event.path("requestId").asString()).isEqualTo(id));
    }

    @Test
    void every_operation_of_a_bulk_leads_to_its_person_and_back() {
        Answer bulk = entra.scim().post("/Bulk", """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [
                  {"method": "POST", "path": "/Users", "bulkId": "a", "data": %s},
                  {"method": "POST", "path": "/Users", "bulkId": "b", "data": %s}]}""".formatted(user("ada"), user("grace")));

        JsonNode told = log.of(bulk);

        assertThat(people(told, "user.created"))
                .containsExactlyInAnyOrder(
                        acme.person("ada").path("id").asString(),
                        acme.person("grace").path("id").asString());
        assertThat(log.list("&person=" + acme.person("grace").path("id").asString()))
                .extracting(item -> item.path("id").asString())
                .containsExactly(told.path("id").asString());
    }

    @Test
    void of_a_setting_the_newest_thousand_are_kept() {
        JsonNode first = log.of(entra.scim().get("/Users/nobody-0"));
        for (int i = 1; i <= RequestWriting.KEPT; i++) {
            entra.scim().get("/Users/nobody-" + i);
        }
        log.of(entra.scim().get("/Users/somebody"));

        List<JsonNode> kept = log.list("");

        // What was written last may wait for the next time.
        assertThat(kept).hasSizeBetween(RequestWriting.KEPT - 100, RequestWriting.KEPT);
        assertThat(log.asking("/" + first.path("id").asString())).hasStatus(404);
    }

    /// Whom a request changed so.
    private static List<String> people(JsonNode told, String kind) {
        return told.path("changes").values().stream()
                .filter(change -> change.path("kind").asString().equals(kind))
                .map(change -> change.at("/subject/id").asString())
                .toList();
    }

    @Test
    void the_newest_comes_first_and_filters_narrow_the_list() {
        String id = entra.creates(user("ada"));
        entra.createsGroup("Pilots", id);
        entra.creating(user("ada"));
        Answer last = entra.reading(id);
        log.of(last);

        assertThat(summaries("")).containsExactly("ada was read", "refused", "Pilots was created", "ada was created");
        assertThat(summaries("&status=4xx")).containsExactly("refused");
        assertThat(summaries("&method=POST&status=2xx")).containsExactly("Pilots was created", "ada was created");
        assertThat(summaries("&resourceType=Group")).containsExactly("Pilots was created");
        assertThat(log.asking("?status=200")).isProblem(400);
        assertThat(log.asking("?person=ada")).isProblem(400);
        Answer page = log.asking("?limit=3");
        assertThat(page.at("/items")).hasSize(3);
        assertThat(log.asking("?limit=3&cursor=" + page.at("/nextCursor").asString())
                        .at("/items/0/summary")
                        .asString())
                .isEqualTo("ada was created");
    }

    @Test
    void of_a_list_only_the_ids_are_kept() {
        String id = entra.creates(user("ada"));

        JsonNode told = log.of(entra.scim().get("/Users"));

        assertThat(told.path("summary").asString()).isEqualTo("1 was found");
        assertThat(told.at("/answer/body/Resources").toString()).isEqualTo("[{\"id\":\"" + id + "\"}]");
    }

    @Test
    void of_a_long_list_not_even_the_ids_are_kept() {
        for (int i = 0; i < 21; i++) {
            entra.creates(user("ada-" + i));
        }
        String last = acme.person("ada-20").path("id").asString();

        JsonNode told = log.of(entra.scim().get("/Users"));
        JsonNode shorter = log.of(entra.scim().get("/Users?count=20&startIndex=2"));

        assertThat(told.path("summary").asString()).isEqualTo("21 were found");
        assertThat(told.at("/answer/body").toString())
                .isEqualTo("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"],\"totalResults\":21,"
                        + "\"startIndex\":1,\"itemsPerPage\":21}");
        assertThat(told.at("/answer/note").asString()).isEqualTo("the resources of a long list are not kept");
        assertThat(shorter.at("/answer/body/Resources")).hasSize(20);
        assertThat(log.list("&person=" + last))
                .extracting(entry -> entry.path("id").asString())
                .contains(shorter.path("id").asString())
                .doesNotContain(told.path("id").asString());
    }

    @Test
    void a_long_body_is_cut_and_one_that_is_no_json_is_not_kept() {
        Answer longer = entra.creating(user("ada").with("title", "\"" + "x".repeat(20_000) + "\""));
        Answer broken = entra.scim().post("/Users", "{\"userName\": \"grace\", \"password\": \"t1meMa$heen");

        JsonNode cut = log.of(longer);
        JsonNode nothing = log.of(broken);

        assertThat(cut.at("/sent/note").asString()).startsWith("cut after");
        assertThat(cut.at("/sent/size").asInt()).isGreaterThan(20_000);
        assertThat(nothing.at("/sent/body").isNull()).isTrue();
        assertThat(nothing.at("/sent/size").asInt()).isEqualTo(46);
        assertThat(nothing.at("/sent/note").asString()).startsWith("not kept").contains("line 1, column");
    }

    @Test
    void a_refusal_that_names_what_no_client_may_send_is_answered_and_told_as_it_is() {
        Answer refused = entra.scim().get("/Users?filter=a%00b%20eq%201");

        assertThat(refused).isRefused(400, "invalidFilter");
        assertThat(log.of(refused).path("scimType").asString()).isEqualTo("invalidFilter");
    }

    @Test
    void a_setting_sees_its_own_requests_only() {
        TestSetting okta = acme.setting("{}");
        TestCompany globex = TestCompany.named("Globex");
        Answer made = entra.creating(user("ada"));
        String id = log.of(made).path("id").asString();

        assertThat(LoggedRequests.of(okta).asking("/" + id)).isProblem(404);
        assertThat(LoggedRequests.of(okta).list("")).isEmpty();
        assertThat(LoggedRequests.of(globex, entra.id()).asking("/" + id)).isProblem(404);
        assertThat(LoggedRequests.of(globex, entra.id()).asking("")).isProblem(404);
    }

    @Test
    void of_a_flood_that_the_rate_refuses_one_a_minute_is_kept() {
        TestSetting slow = acme.setting("{\"rate\": {\"perSecond\": 1, \"burst\": 1}}");
        List<Answer> answers = IntStream.range(0, 20)
                .mapToObj(i -> slow.scim().get("/Users?count=0"))
                .toList();
        assertThat(answers).extracting(Answer::status).contains(429);
        LoggedRequests requests = LoggedRequests.of(slow);
        Answer last = slow.scim().get("/Users?count=0");
        while (last.status() == 429) {
            LockSupport.parkNanos(200_000_000L);
            last = slow.scim().get("/Users?count=0");
        }

        // Written in their order: with the last one, all that came before are.
        requests.of(last);

        assertThat(requests.list("&status=4xx")).hasSize(1);
    }

    @Test
    void what_is_not_written_yet_is_written_at_the_stop() {
        TestDatabase database = TestPostgres.freshDatabase();
        String requests;
        String asked;
        try (TestServer server = TestServer.on(database)) {
            String company = server.api().company("Acme");
            JsonNode setting = server.api()
                    .post(company + "/scim-settings", "{'name':'Entra ID'}")
                    .json();
            requests = company + "/scim-settings/" + setting.path("id").asString() + "/requests/";
            asked = Http.bearer(
                            server.url().resolve("/scim/v2"),
                            setting.path("token").asString(),
                            "application/scim+json")
                    .get("/Users")
                    .headers()
                    .firstValue("X-Request-Id")
                    .orElseThrow();
        }

        try (TestServer again = TestServer.on(database)) {
            again.api().get(requests + asked).is(200);
        }
    }

    private List<String> summaries(String query) {
        return log.list(query).stream()
                .map(item -> item.path("summary").asString().replaceFirst("^Refused: .*", "refused"))
                .toList();
    }
}
