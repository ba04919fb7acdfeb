package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.ENTERPRISE;
import static dev.muster.scim.door.Messages.NOBODY;
import static dev.muster.scim.door.Messages.USER;
import static dev.muster.scim.door.Messages.encoded;
import static dev.muster.scim.door.Messages.etag;
import static dev.muster.scim.door.Messages.header;
import static dev.muster.scim.door.Messages.setting;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// GET of one resource, and which of its attributes are shown (RFC 7644 sections 3.4.1 and 3.9).
class ReadTest {

    private final TestSetting entra = setting("tolerant");
    private final String ada = entra.creates(user("ada")
            .department("Sales")
            .with("name", "{\"givenName\": \"Ada\", \"familyName\": \"Lovelace\"}")
            .with("title", "\"Countess\""));
    private final String engines = entra.createsGroup("Engines", ada);

    @Test
    void GET_01_GET_02_COM_05_only_the_id_itself_leads_to_a_resource() {
        assertThat(entra.reading(ada)).hasStatus(200).has("/id", ada);
        for (String path : List.of(
                "/Users/" + NOBODY,
                "/Users/" + engines,
                "/Groups/" + ada,
                "/Groups/" + NOBODY,
                "/Users/" + ada.toUpperCase(Locale.ROOT),
                "/Users/" + ada.replace("-", ""),
                "/Users/{" + encoded(ada) + "}",
                "/Users/ada",
                "/Users/0")) {
            String uri = path.replace("{", "%7B").replace("}", "%7D");
            assertThat(entra.scim().get(uri)).as(path).isRefused(404);
        }
    }

    @Test
    void GET_03_COM_12_the_headers_name_place_and_version() {
        for (Answer answer : List.of(entra.reading(ada), entra.scim().get("/Groups/" + engines))) {
            String location = answer.at("/meta/location").asString();
            assertThat(header(answer, "Location")).isEqualTo(location);
            assertThat(header(answer, "Content-Location")).isEqualTo(location);
            assertThat(etag(answer)).isEqualTo(answer.at("/meta/version").asString());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            attributes=userName                         | userName
            attributes=USERNAME,%20nope,%20title        | userName,title
            attributes=name.givenName                   | name/givenName
            attributes=name                             | name/givenName,name/familyName
            attributes=CORE:userName                    | userName
            attributes=CORE:name.familyName             | name/familyName
            attributes=EXT:department                   | EXT/department
            attributes=EXT                              | EXT/department
            attributes=emails.type                      | emails/0/type
            attributes=meta.location                    | meta/location
            attributes=password                         | ``
            attributes=nope                             | ``
            excludedAttributes=meta,EXT,emails,groups,name.givenName | userName,title,active,name/familyName
            excludedAttributes=id,schemas,meta,emails,groups,name,active,EXT:department | userName,title
            """)
    void GET_05_GET_06_GET_07_GET_08_GET_09_GET_11_exactly_what_is_asked_for_is_shown_beside_id_and_schemas(
            String selection, String shown) {
        String query = selection.replace("CORE", USER).replace("EXT", ENTERPRISE);

        Answer answer = entra.scim().get("/Users/" + ada + "?" + query);

        assertThat(answer).hasStatus(200).has("/id", ada).has("/schemas/0", USER);
        assertThat(Leaves.of(answer.json()))
                .filteredOn(path -> !path.equals("id") && !path.startsWith("schemas/"))
                .containsExactlyInAnyOrderElementsOf(
                        shown.equals("``")
                                ? List.of()
                                : List.of(shown.replace("EXT", ENTERPRISE).split(",")));
    }

    @Test
    void GET_04_GET_08_a_list_shows_what_one_resource_shows() {
        for (String query :
                List.of("attributes=userName", "excludedAttributes=" + ENTERPRISE, "attributes=groups.display")) {
            Answer one = entra.scim().get("/Users/" + ada + "?" + query);
            Answer list = entra.scim().get("/Users?" + query);

            assertThat(list.at("/Resources/0")).as(query).isEqualTo(one.json());
        }
    }

    @Test
    void GET_10_a_group_without_members_if_so_asked() {
        for (String query : List.of("excludedAttributes=members", "attributes=displayName")) {
            assertThat(entra.scim()
                            .get("/Groups/" + engines + "?" + query)
                            .json()
                            .has("members"))
                    .isFalse();
            assertThat(entra.scim().get("/Groups?" + query).at("/Resources/0").has("members"))
                    .isFalse();
        }
        assertThat(entra.scim()
                        .get("/Groups/" + engines + "?attributes=members.value")
                        .at("/members/0")
                        .propertyNames())
                .containsExactly("value");
    }

    @Test
    void GET_14_both_parameters_at_once_are_refused() {
        for (String path : List.of("/Users", "/Users/" + ada, "/Groups", "/Groups/" + engines)) {
            assertThat(entra.scim().get(path + "?attributes=id&excludedAttributes=meta"))
                    .isRefused(400, "invalidValue");
        }
    }

    @Test
    void GET_16_head_says_what_get_says_without_a_body() {
        for (String path : List.of(
                "/Users/" + ada, "/Users", "/Groups/" + engines, "/ServiceProviderConfig", "/Users/" + NOBODY)) {
            Answer get = entra.scim().get(path);
            Answer head = entra.scim().send("HEAD", path, null);

            assertThat(head.status()).as(path).isEqualTo(get.status());
            assertThat(head.text()).isEmpty();
            for (String name : List.of("ETag", "Content-Type", "Location", "Content-Length")) {
                assertThat(header(head, name)).as(path + " " + name).isEqualTo(header(get, name));
            }
        }
    }

    @Test
    void RES_09_RES_10_RES_13_members_and_groups_show_each_other_at_once() {
        String motors = entra.createsGroup("Motors", engines);

        Answer user = entra.reading(ada);
        Answer group = entra.scim().get("/Groups/" + engines);

        assertThat(Messages.texts(user, "/groups", "display")).containsExactly("Engines", "Motors");
        assertThat(Messages.texts(user, "/groups", "type")).containsExactly("direct", "indirect");
        assertThat(Messages.texts(user, "/groups", "$ref"))
                .containsExactly(entra.scimUrl() + "/Groups/" + engines, entra.scimUrl() + "/Groups/" + motors);
        assertThat(group)
                .has("/members/0/value", ada)
                .has("/members/0/type", "User")
                .has("/members/0/display", "ada")
                .has("/members/0/$ref", entra.scimUrl() + "/Users/" + ada);
        assertThat(entra.scim().get("/Groups/" + motors))
                .has("/members/0/type", "Group")
                .has("/members/0/display", "Engines");
    }

    @Test
    void RES_13_what_a_client_says_of_a_member_beside_its_id_is_not_believed() {
        Answer group = entra.scim().post("/Groups", """
                {"schemas": ["%s"], "displayName": "Motors", "members":
                  [{"value": "%s", "type": "Group", "display": "Fake", "$ref": "https://evil.example/x"}]}""".formatted(Messages.GROUP, ada));

        assertThat(group)
                .hasStatus(201)
                .has("/members/0/type", "User")
                .has("/members/0/display", "ada")
                .has("/members/0/$ref", entra.scimUrl() + "/Users/" + ada);
    }

    @Test
    void COM_21_no_header_of_a_request_moves_a_location() {
        RawHttp answer = RawHttp.send("""
                GET /scim/Users/%s HTTP/1.1
                Host: evil.example
                X-Forwarded-Host: evil.example
                X-Forwarded-Proto: https
                X-Forwarded-Prefix: /evil
                X-Forwarded-Port: 666
                Forwarded: host=evil.example;proto=https
                Connection: close
                Authorization: Bearer %s

                """.formatted(ada, entra.token()).replace("\n", "\r\n"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.head() + answer.body()).doesNotContain("evil");
        assertThat(answer.header("Location")).contains(entra.scimUrl() + "/Users/" + ada);
    }

    @Test
    void COM_21_behind_a_proxy_every_address_is_the_public_one() {
        URI behind = URI.create("https://muster.example.com/company");
        try (TestServer node = TestServer.reachedAt(behind, TestServer.shared().database())) {
            Http there = Http.bearer(node.url().resolve("/scim/v2"), entra.token(), "application/scim+json");

            Answer user = there.get("/Users/" + ada);
            Answer made = there.post("/Groups", Messages.group("Motors", ada));

            assertThat(user)
                    .has("/meta/location", behind + "/scim/v2/Users/" + ada)
                    .has("/groups/0/$ref", behind + "/scim/v2/Groups/" + engines);
            assertThat(header(made, "Location")).isEqualTo(behind + "/scim/v2/Groups/" + made.id());
            assertThat(made).has("/members/0/$ref", behind + "/scim/v2/Users/" + ada);
            assertThat(there.get("/ServiceProviderConfig"))
                    .has("/meta/location", behind + "/scim/v2/ServiceProviderConfig");
            assertThat(user.text() + made.text()).doesNotContain("127.0.0.1");
        }
    }

    @Test
    void GET_04_a_selection_works_wherever_a_resource_is_answered() {
        String user = "/Users/" + ada;
        String body = entra.reading(ada).text();
        for (String[] selection : new String[][] {
            {"?attributes=title", "\"attributes\": [\"title\"]"},
            {"?excludedAttributes=userName,name,active,emails,groups,meta," + ENTERPRISE, """
            "excludedAttributes": ["userName", "name", "active", "emails", "groups", "meta", "%s"]""".formatted(ENTERPRISE)}
        }) {
            Answer search = entra.scim().post("/Users/.search", """
                    {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"], %s}""".formatted(selection[1]));
            for (JsonNode one : List.of(
                    entra.scim().get(user + selection[0]).json(),
                    entra.scim().get("/Users" + selection[0]).at("/Resources/0"),
                    search.at("/Resources/0"),
                    entra.scim().put(user + selection[0], body).json(),
                    entra.scim()
                            .patch(user + selection[0], Messages.patch("{\"op\": \"remove\", \"path\": \"nickName\"}"))
                            .json(),
                    entra.scim()
                            .post(
                                    "/Users" + selection[0],
                                    user("x" + selection[0].length())
                                            .with("title", "\"Countess\"")
                                            .toString())
                            .json())) {
                assertThat(one.propertyNames()).containsExactlyInAnyOrder("schemas", "id", "title");
            }
        }
    }

    @Test
    void SEC_15_answers_about_people_are_not_kept_by_caches() {
        for (String path : List.of("/Users", "/Users/" + ada, "/Groups")) {
            assertThat(header(entra.scim().get(path), "Cache-Control")).isEqualTo("no-store");
        }
    }
}
