package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.NOBODY;
import static dev.muster.scim.door.Messages.encoded;
import static dev.muster.scim.door.Messages.group;
import static dev.muster.scim.door.Messages.patch;
import static dev.muster.scim.door.Messages.setting;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Two companies, and two settings of one company, never see each other's resources (RFC 7644 section 6): an id
/// of the other's is answered as one that nobody ever had, word for word.
class TenancyTest {

    private static final TestCompany ACME = TestCompany.named("Acme");
    private static final TestSetting OURS = setting(ACME, "tolerant");
    private static final String ADA = OURS.creates(user("ada").externalId("ada-1"));
    private static final String ENGINES = OURS.createsGroup("Engines", ADA);

    static List<TestSetting> others() {
        return List.of(
                setting(ACME, "tolerant"),
                setting(ACME, "strict"),
                setting(TestCompany.named("Globex"), "tolerant"),
                setting(TestCompany.named("Globex"), "strict"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void MTN_02_anothers_id_is_answered_as_an_unknown_one(TestSetting other) {
        String userBefore = OURS.reading(ADA).text();
        String groupBefore = OURS.scim().get("/Groups/" + ENGINES).text();

        for (String method : List.of("GET", "HEAD", "PUT", "PATCH", "DELETE")) {
            for (String ifMatch : List.of("*", "W/\"1\"", "W/\"99\"")) {
                isUnknown(other, method, "/Users/", ADA, user("ada").toString(), ifMatch);
                isUnknown(other, method, "/Groups/", ENGINES, group("Engines"), ifMatch);
                isUnknown(other, method, "/Users/", ADA, "{no json", ifMatch);
            }
        }

        assertThat(OURS.reading(ADA).text()).isEqualTo(userBefore);
        assertThat(OURS.scim().get("/Groups/" + ENGINES).text()).isEqualTo(groupBefore);
    }

    private static void isUnknown(
            TestSetting other, String method, String path, String id, String body, String ifMatch) {
        Answer theirs = other.scim().with("If-Match", ifMatch).send(method, path + id, body);
        Answer nobodys = other.scim().with("If-Match", ifMatch).send(method, path + NOBODY, body);

        assertThat(theirs).hasStatus(404);
        assertThat(theirs.text().replace(id, NOBODY)).isEqualTo(nobodys.text());
    }

    @ParameterizedTest
    @MethodSource("others")
    void MTN_02_no_filter_and_no_list_finds_another_ones(TestSetting other) {
        for (String filter : List.of(
                "id eq \"" + ADA + "\"",
                "userName eq \"ada\"",
                "externalId eq \"ada-1\"",
                "emails.value eq \"ada@acme.example\"",
                "groups.value eq \"" + ENGINES + "\"",
                "groups.display eq \"Engines\"",
                "userName eq \"ada\" or active eq true",
                "not (userName eq \"grace\")")) {
            assertThat(other.scim().get("/Users?filter=" + encoded(filter)))
                    .as(filter)
                    .has("/totalResults", "0");
        }
        for (String filter :
                List.of("displayName eq \"Engines\"", "members.value eq \"" + ADA + "\"", "displayName pr")) {
            assertThat(other.scim().get("/Groups?filter=" + encoded(filter)))
                    .as(filter)
                    .has("/totalResults", "0");
        }
    }

    @ParameterizedTest
    @MethodSource("others")
    void MTN_02_anothers_user_or_group_is_no_member(TestSetting other) {
        for (String stranger : List.of(ADA, ENGINES)) {
            Answer theirs = other.creatingGroup("Theirs " + stranger, stranger);
            Answer nobodys = other.creatingGroup("Nobodys " + stranger, NOBODY);
            assertThat(theirs.status()).isEqualTo(nobodys.status());
            assertThat(theirs.json().has("members")).isFalse();
            if (theirs.status() == 400) {
                assertThat(theirs.text()).isEqualTo(nobodys.text());
            }

            String own = other.createsGroup("Own " + stranger);
            other.scim().patch("/Groups/" + own, patch("""
                    {"op": "add", "path": "members", "value": [{"value": "%s"}]}""".formatted(stranger)));
            assertThat(other.scim().get("/Groups/" + own).json().has("members")).isFalse();
        }
        assertThat(Messages.texts(OURS.reading(ADA), "/groups", "value")).containsExactly(ENGINES);
    }

    @ParameterizedTest
    @MethodSource("others")
    void MTN_02_no_bulk_and_no_cursor_reaches_another_ones(TestSetting other) {
        String before = OURS.reading(ADA).text();
        OURS.creates(user("u" + other.id()));
        String cursor =
                OURS.scim().get("/Users?cursor=&count=1").at("/nextCursor").asString();

        Answer bulk = other.scim().post("/Bulk", """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [
                  {"method": "DELETE", "path": "/Users/%1$s"}, {"method": "DELETE", "path": "/Users/%2$s"},
                  {"method": "PUT", "path": "/Groups/%3$s", "version": "W/\\"1\\"", "data": %4$s}]}""".formatted(ADA, NOBODY, ENGINES, group("Engines")));
        Answer page = other.scim().get("/Users?count=1&cursor=" + cursor);

        assertThat(bulk).has("/Operations/0/status", "404").has("/Operations/2/status", "404");
        assertThat(bulk.at("/Operations/0/response").toString().replace(ADA, NOBODY))
                .isEqualTo(bulk.at("/Operations/1/response").toString());
        assertThat(page).isRefused(400, "invalidCursor");
        assertThat(OURS.reading(ADA).text()).isEqualTo(before);
    }

    @Test
    void MTN_01_the_token_alone_says_whose_request_it_is() {
        TestSetting globex = setting(TestCompany.named("Globex"), "strict");
        globex.creates(user("linus"));

        Answer answer = globex.scim()
                .with("X-Tenant", ACME.id())
                .with("X-Company", ACME.id())
                .get("/Users?company=" + ACME.id() + "&tenant=" + ACME.id());

        assertThat(globex.scimUrl()).isEqualTo(OURS.scimUrl());
        assertThat(answer).has("/totalResults", "1").has("/Resources/0/userName", "linus");
        assertThat(OURS.scim().get("/Users?filter=" + encoded("userName eq \"linus\"")))
                .has("/totalResults", "0");
    }

    @Test
    void MTN_06_an_id_tells_nothing_of_the_ids_of_others() {
        TestSetting globex = setting(TestCompany.named("Globex"), "strict");
        Set<String> random = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            for (TestSetting client : List.of(OURS, globex)) {
                UUID id = UUID.fromString(client.creates(user("person" + i)));
                assertThat(id.version()).isEqualTo(7);
                // Behind the time: 74 bits of chance, of which no two ids share a part.
                random.add(id.toString().substring(15, 18));
                random.add(id.toString().substring(24, 30));
                random.add(id.toString().substring(30));
            }
        }

        assertThat(random).hasSizeGreaterThan(110);
    }

    @ParameterizedTest
    @MethodSource("others")
    void MTN_04_names_and_external_ids_are_free_in_another_setting(TestSetting other) {
        String address = "ada-%s@other.example".formatted(other.id());

        assertThat(other.creating(user("ada").email(address).externalId("ada-1")))
                .hasStatus(201);
        assertThat(other.creatingGroup("Engines")).hasStatus(201);
    }
}
