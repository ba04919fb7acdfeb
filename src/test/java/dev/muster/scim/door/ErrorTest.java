package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.NOBODY;
import static dev.muster.scim.door.Messages.encoded;
import static dev.muster.scim.door.Messages.header;
import static dev.muster.scim.door.Messages.setting;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a refusal looks like (RFC 7644 section 3.12), and who is let in at all (RFC 6750).
class ErrorTest {

    private final TestSetting entra = setting("strict");
    private final String ada = entra.creates(user("ada"));

    @Test
    void ERR_01_ERR_02_ERR_17_ERR_18_ERR_19_an_error_has_four_members_at_most_and_one_status() {
        for (Answer error : List.of(
                entra.creating(user("ada")),
                entra.reading(NOBODY),
                entra.scim().get("/Nothing"),
                entra.scim().get("/Users?filter=x"),
                entra.scim().get("/Schemas?filter=x"),
                entra.scim().put("/Users", "{}"),
                entra.scim().post("/Bulk", "{}"),
                entra.scim().with("If-Match", "\"x\"").delete("/Users/" + ada),
                entra.scim("nonsense").get("/Users"),
                entra.patching(ada, "{}"))) {
            assertThat(error).isRefused(error.status());
            assertThat(error.json().propertyNames()).isSubsetOf("schemas", "status", "scimType", "detail");
            assertThat(header(error, "Content-Type")).isEqualTo("application/scim+json");
            assertThat(header(error, "X-Request-Id")).isNotBlank();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET    | /Users?filter=x                | ``                                             | 400 | invalidFilter
            GET    | /Users?sortBy=x                | ``                                             | 400 | invalidValue
            GET    | /Users?cursor=x                | ``                                             | 400 | invalidCursor
            GET    | /Users?cursor=&count=x         | ``                                             | 400 | invalidCount
            POST   | /Users                         | {                                              | 400 | invalidSyntax
            POST   | /Users                         | {'schemas': ['USER'], 'active': true}          | 400 | invalidValue
            POST   | /Users                         | {'schemas': ['USER'], 'userName': 'ada'}       | 409 | uniqueness
            PATCH  | /Users/ADA                     | {'op': 'replace', 'path': 'id', 'value': 'x'}  | 400 | mutability
            PATCH  | /Users/ADA                     | {'op': 'add', 'path': 'a b', 'value': 'x'}     | 400 | invalidPath
            PATCH  | /Users/ADA                     | {'op': 'remove'}                               | 400 | noTarget
            GET    | /Users/NOBODY                  | ``                                             | 404 | ``
            GET    | /Schemas?filter=x              | ``                                             | 403 | ``
            """)
    void ERR_02_ERR_04_each_mistake_has_its_type_and_no_other(
            String method, String path, String body, int status, String scimType) {
        String sent = body.replace("USER", Messages.USER).replace('\'', '"');

        Answer answer = entra.scim()
                .send(
                        method,
                        path.replace("ADA", ada).replace("NOBODY", NOBODY),
                        method.equals("PATCH") ? Messages.patch(sent) : sent);

        assertThat(answer).isRefused(status);
        assertThat(answer.at("/scimType").asString("")).isEqualTo(scimType);
        assertThat(answer.at("/detail").isString()).isTrue();
    }

    @Test
    void ERR_08_what_is_not_there_is_404() {
        for (String path : List.of(
                "/Users/" + NOBODY,
                "/Groups/" + NOBODY,
                "/Groups/" + ada,
                "/Users/" + ada + "/emails",
                "/Nothing",
                "/Nothing/" + ada,
                "/users",
                "/Schemas/x",
                "/ResourceTypes/x")) {
            assertThat(entra.scim().get(path)).isRefused(404);
        }
    }

    @Test
    void ERR_10_a_clash_and_a_reference_into_nothing_are_409() {
        Answer bulk = entra.scim().post("/Bulk", """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [
                  {"method": "POST", "path": "/Groups", "bulkId": "g", "data": %s}]}""".formatted(Messages.group("Engines", "bulkId:x")));

        assertThat(entra.creating(user("ADA"))).isRefused(409, "uniqueness");
        assertThat(bulk).hasStatus(200).has("/Operations/0/status", "409").has("/Operations/0/response/status", "409");
    }

    @Test
    void ERR_03_a_detail_tells_nothing_of_how_it_is_built() {
        for (String filter :
                List.of("userName eq", "nope eq 1", "emails[", "meta.created gt \"x\"", "'; drop table x --")) {
            assertThat(entra.scim().get("/Users?filter=" + encoded(filter)).text())
                    .doesNotContainIgnoringCase("exception")
                    .doesNotContain("dev.muster", "target_user", "select ", "jackson", "postgres");
        }
        for (String body : List.of("{", "{\"a\":", "{\"password\": \"s3cret\"")) {
            assertThat(entra.scim().post("/Users", body).text())
                    .doesNotContainIgnoringCase("exception")
                    .doesNotContain("jackson", "s3cret");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer x",
                "Bearer TOKENx",
                "Bearer xTOKEN",
                "Basic YWRhOnMzY3JldA==",
                "Digest TOKEN",
                "Bearer TOKEN TOKEN",
                "Bearer,TOKEN",
                "Bearer " + TestServer.KEY
            })
    void ERR_05_ERR_06_SEC_05_a_credential_that_is_none_of_ours_is_an_invalid_token(String authorization) {
        Answer answer = anonymous()
                .with("Authorization", authorization.replace("TOKEN", entra.token()))
                .get("/Users/" + ada);

        assertThat(answer).isRefused(401);
        assertThat(header(answer, "WWW-Authenticate")).startsWith("Bearer ").contains("error=\"invalid_token\"");
    }

    @Test
    void ERR_06_SEC_06_without_credentials_no_error_is_named() {
        for (Answer answer : List.of(
                anonymous().get("/Users/" + ada),
                anonymous().with("Authorization", "Bearer").get("/Users/" + ada),
                anonymous().with("Authorization", "Bearer ").get("/Users/" + ada),
                anonymous().get("/Users/" + ada + "?access_token=" + entra.token()),
                anonymous().with("Cookie", "access_token=" + entra.token()).get("/Users/" + ada))) {
            assertThat(answer).isRefused(401);
            assertThat(header(answer, "WWW-Authenticate")).startsWith("Bearer ").doesNotContain("error");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "Bearer   ", ""})
    void SEC_05_the_scheme_has_no_case_and_may_be_forgotten(String scheme) {
        assertThat(anonymous().with("Authorization", scheme + entra.token()).get("/Users/" + ada))
                .hasStatus(200);
    }

    @Test
    void SEC_02_ETG_12_nobody_learns_anything_without_a_token() {
        for (String method : List.of("GET", "PUT", "PATCH", "DELETE", "HEAD")) {
            for (String id : List.of(ada, NOBODY, "ada")) {
                assertThat(anonymous()
                                .with("If-Match", "\"x\"")
                                .send(method, "/Users/" + id, "{")
                                .status())
                        .as(method + " " + id)
                        .isEqualTo(401);
            }
        }
        assertThat(anonymous().send("POST", "/Users", "{")).isRefused(401);
        assertThat(entra.reading(ada)).hasStatus(200);
    }

    @Test
    void SEC_09_FLT_14_text_that_looks_like_sql_is_text() {
        String evil = "x'; drop table target_user; -- % _ \\\" $1 ? :company {0} %s ${x}";

        Answer made = entra.scim()
                .post(
                        "/Users",
                        user("linus")
                                .with("title", "\"" + evil.replace("\\", "\\") + "\"")
                                .toString());

        assertThat(made).hasStatus(201);
        assertThat(entra.finds("title eq \"" + evil + "\"").path("totalResults").asInt())
                .isOne();
        assertThat(entra.finds("title sw \"%\"").path("totalResults").asInt()).isZero();
        assertThat(entra.finds("title co \"_ \\\\\"").path("totalResults").asInt())
                .isZero();
    }

    private Http anonymous() {
        return new Http(entra.scim().base(), Map.of());
    }
}
