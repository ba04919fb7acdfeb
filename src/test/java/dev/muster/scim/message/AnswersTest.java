package dev.muster.scim.message;

import static dev.muster.scim.Json.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.muster.directory.Precondition;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.ResourceType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Errors, lists, representations and entity tags.
class AnswersTest {

    private static final UUID ID = UUID.fromString("0190a0a0-0000-7000-8000-000000000001");
    private static final ScimError ERRORS = new ScimError();

    @Test
    void ERR_01_an_error_is_scim_json_with_the_status_as_text() {
        Response answer = ERRORS.refused(new Refusal.InvalidValue("userName", "is required"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).containsEntry("Content-Type", "application/scim+json");
        assertThat(body(answer))
                .isEqualTo(json("{'schemas':['urn:ietf:params:scim:api:messages:2.0:Error'],'status':'400',"
                        + "'scimType':'invalidValue','detail':'userName: is required'}"));
    }

    @Test
    void ERR_04_each_scim_type_has_its_status() {
        assertThat(List.of(
                        told(new Refusal.InvalidSyntax("")),
                        told(new Refusal.InvalidFilter("", 3)),
                        told(new Refusal.InvalidPath("", 3)),
                        told(new Refusal.NoTarget("")),
                        told(new Refusal.Mutability("id", "")),
                        told(new Refusal.TooMany("")),
                        told(new Refusal.Uniqueness("userName", "")),
                        told(new Refusal.Locked("")),
                        told(new Refusal.NotFound("")),
                        told(new Refusal.PreconditionFailed("")),
                        told(new Refusal.Forbidden("")),
                        told(new Refusal.TooLarge(5)),
                        told(new Refusal.TooManyOperations(5)),
                        told(new Refusal.Unresolved("")),
                        told(new Refusal.UnsupportedMediaType("")),
                        told(new Refusal.NotImplemented(""))))
                .containsExactly(
                        "400 invalidSyntax",
                        "400 invalidFilter",
                        "400 invalidPath",
                        "400 noTarget",
                        "400 mutability",
                        "400 tooMany",
                        "409 uniqueness",
                        "409",
                        "404",
                        "412",
                        "403",
                        "413",
                        "413",
                        "409",
                        "415",
                        "501");
    }

    @Test
    void ERR_06_credentials_are_asked_for() {
        assertThat(ERRORS.refused(new Refusal.Unauthorized(true)).headers().get("WWW-Authenticate"))
                .startsWith("Bearer ")
                .contains("error=\"invalid_token\"");
        assertThat(ERRORS.refused(new Refusal.Unauthorized(false)).headers().get("WWW-Authenticate"))
                .startsWith("Bearer ")
                .doesNotContain("error");
    }

    @Test
    void ERR_09_the_allowed_methods_are_told() {
        Response answer = ERRORS.refused(new Refusal.MethodNotAllowed(Set.of("POST", "GET")));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers()).containsEntry("Allow", "GET, POST");
    }

    @Test
    void ERR_14_whoever_must_wait_is_told_how_long_in_whole_seconds() {
        Response many = ERRORS.refused(new Refusal.TooManyRequests(Duration.ofMillis(1200)));
        Response down = ERRORS.refused(new Refusal.Unavailable(Duration.ZERO));

        assertThat(many.status()).isEqualTo(429);
        assertThat(many.headers()).containsEntry("Retry-After", "2");
        assertThat(down.status()).isEqualTo(503);
        assertThat(down.headers()).containsEntry("Retry-After", "1");
    }

    @Test
    void ERR_15_a_fault_tells_its_request_and_nothing_more() {
        Response answer = ERRORS.failed("r-1");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(body(answer).get("detail").stringValue()).contains("r-1");
    }

    @Test
    void PAG_04_a_list_counts_what_it_holds() {
        assertThat(new ListResponse(7, 3, List.of(json("{'id':'1'}"))).json().toString())
                .isEqualTo(json("{'schemas':['urn:ietf:params:scim:api:messages:2.0:ListResponse'],'totalResults':7,"
                                + "'startIndex':3,'itemsPerPage':1,'Resources':[{'id':'1'}]}")
                        .toString());
    }

    @Test
    void PAG_07_an_empty_list_has_resources_too() {
        assertThat(ListResponse.of(List.of()).json().get("Resources").isEmpty()).isTrue();
    }

    @Test
    void COM_11_COM_13_a_representation_carries_id_and_meta_in_the_schemas_order() {
        Representation users = new Representation(ResourceType.USER, "https://acme.example/scim/v2");
        ObjectNode stored =
                json("{'active':true,'userName':'ada','schemas':['urn:ietf:params:scim:schemas:core:2.0:User']}");

        ObjectNode shown = users.of(
                ID,
                stored,
                Instant.parse("2026-01-01T10:00:00Z"),
                Instant.parse("2026-01-02T10:00:00.5Z"),
                4,
                Map.of("groups", JsonNodeFactory.instance.arrayNode()));

        assertThat(shown.toString())
                .isEqualTo(json("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'id':'" + ID
                                + "','meta':{'resourceType':'User','created':'2026-01-01T10:00:00Z',"
                                + "'lastModified':'2026-01-02T10:00:00.500Z','location':'https://acme.example/scim/v2/Users/"
                                + ID + "','version':'W/`4`'},'userName':'ada','active':true}")
                        .toString());
        assertThat(stored.has("id")).isFalse();
    }

    @Test
    void ETG_08_ETG_09_ETG_10_if_match_passes_for_one_of_its_tags() {
        assertThat(passes("W/\"4\"", null)).isTrue();
        assertThat(passes("\"4\"", null)).isTrue();
        assertThat(passes("\"3\", W/\"4\"", null)).isTrue();
        assertThat(passes(" * ", null)).isTrue();
        assertThat(passes(null, null)).isTrue();
        for (String other : List.of("W/\"3\"", "4", "W/4", "\"4", "\"04\"", "\"x\"", "", "\"3\" \"4\"")) {
            assertThat(passes(other, null)).as(other).isFalse();
        }
    }

    @Test
    void ETG_14_if_none_match_fails_for_what_exists() {
        assertThat(passes(null, "*")).isFalse();
        assertThat(passes(null, "W/\"4\"")).isFalse();
        assertThat(passes(null, "W/\"3\"")).isTrue();
    }

    @Test
    void ETG_05_ETG_06_a_known_version_is_not_sent_again() {
        assertThat(ETags.isKnown("W/\"4\"", 4)).isTrue();
        assertThat(ETags.isKnown("\"1\" , \"4\"", 4)).isTrue();
        assertThat(ETags.isKnown("*", 4)).isTrue();
        assertThat(ETags.isKnown("W/\"3\"", 4)).isFalse();
        assertThat(ETags.isKnown(null, 4)).isFalse();
    }

    private static boolean passes(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        Precondition precondition = ETags.of(ifMatch, ifNoneMatch);
        Throwable thrown = catchThrowable(() -> precondition.check(4));
        return !(thrown instanceof Refused);
    }

    private static String told(Refusal refusal) {
        Response answer = ERRORS.refused(refusal);
        ObjectNode body = body(answer);
        assertThat(body.get("status").stringValue()).isEqualTo(Integer.toString(answer.status()));
        return (answer.status() + " " + body.path("scimType").asString("")).strip();
    }

    private static ObjectNode body(Response response) {
        return json(new String(response.bytes(), StandardCharsets.UTF_8));
    }
}
