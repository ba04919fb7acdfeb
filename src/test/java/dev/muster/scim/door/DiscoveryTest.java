package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.header;
import static dev.muster.scim.door.Messages.setting;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.TestSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What Muster says of itself, and whether it is true (RFC 7644 section 4).
class DiscoveryTest {

    private static final String URN = "urn:ietf:params:scim:schemas:core:2.0:";
    private static final TestSetting ENTRA = setting("tolerant");

    private final Http scim = ENTRA.scim();
    private final Http anonymous = new Http(scim.base(), Map.of());

    @Test
    void DSC_01_DSC_02_DSC_03_DSC_04_DSC_06_the_configuration_is_one_whole_document() {
        Answer config = scim.get("/ServiceProviderConfig");

        assertThat(config).hasStatus(200).has("/schemas/0", URN + "ServiceProviderConfig");
        assertThat(config.at("/schemas").size()).isOne();
        for (String feature : List.of("patch", "bulk", "filter", "changePassword", "sort", "etag")) {
            assertThat(config.at("/" + feature + "/supported").isBoolean())
                    .as(feature)
                    .isTrue();
        }
        for (String number : List.of("/bulk/maxOperations", "/bulk/maxPayloadSize", "/filter/maxResults")) {
            assertThat(config.at(number).isIntegralNumber()).as(number).isTrue();
        }
        assertThat(config.at("/authenticationSchemes")).isNotEmpty();
        for (JsonNode scheme : config.at("/authenticationSchemes")) {
            assertThat(scheme.path("type").asString())
                    .isIn("oauth", "oauth2", "oauthbearertoken", "httpbasic", "httpdigest");
            assertThat(scheme.path("name").asString()).isNotBlank();
            assertThat(scheme.path("description").asString()).isNotBlank();
        }
        assertThat(config)
                .has("/meta/resourceType", "ServiceProviderConfig")
                .has("/meta/location", scim.base() + "/ServiceProviderConfig");
    }

    @Test
    void DSC_05_SEC_02_only_the_configuration_can_be_read_without_credentials() {
        assertThat(anonymous.get("/ServiceProviderConfig")).hasStatus(200);
        for (String path : List.of("/Schemas", "/ResourceTypes", "/ResourceTypes/User", "/Users", "/Groups", "/Me")) {
            assertThat(anonymous.get(path)).as(path).isRefused(401);
        }
    }

    @Test
    void DSC_07_ERR_16_the_flags_tell_the_truth() {
        String ada = ENTRA.creates(user("ada-flags"));

        Answer config = scim.get("/ServiceProviderConfig");

        assertThat(config)
                .has("/patch/supported", "true")
                .has("/bulk/supported", "true")
                .has("/filter/supported", "true")
                .has("/etag/supported", "true");
        assertThat(config).has("/sort/supported", "true").has("/changePassword/supported", "false");
        assertThat(scim.post("/Bulk", "{}")).isRefused(400, "invalidSyntax");
        assertThat(ENTRA.finds("userName eq \"ada-flags\"").path("totalResults").asInt())
                .isOne();
        String tag = header(ENTRA.reading(ada), "ETag");
        assertThat(scim.with("If-None-Match", tag).get("/Users/" + ada)).hasStatus(304);
        Answer password = ENTRA.patching(ada, "{\"op\": \"replace\", \"path\": \"password\", \"value\": \"x\"}");
        assertThat(header(password, "ETag")).as("no password is changed").isEqualTo(tag);
        Answer title = ENTRA.patching(ada, "{\"op\": \"replace\", \"path\": \"title\", \"value\": \"x\"}");
        assertThat(title).hasStatus(200).has("/title", "x");
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            assertThat(scim.send(method, "/Me", null)).as(method).isRefused(501);
        }
        assertThat(scim.get("/Users?sortBy=userName&cursor=&count=1")).hasStatus(200);
        assertThat(scim.get("/Users?sortBy=nonsense")).isRefused(400, "invalidValue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Schemas", "/ResourceTypes", "/Schemas/"})
    void DSC_08_DSC_10_lists_come_whole_whatever_page_is_asked_for(String path) {
        Answer list = scim.get(path);
        Answer page = scim.get(path + "?count=1&startIndex=2&sortBy=id&sortOrder=descending&foo=bar");

        assertThat(list).hasStatus(200).has("/schemas/0", "urn:ietf:params:scim:api:messages:2.0:ListResponse");
        assertThat(list.at("/totalResults").asInt())
                .isEqualTo(list.at("/Resources").size())
                .isEqualTo(list.at("/itemsPerPage").asInt())
                .isPositive();
        assertThat(page.json()).isEqualTo(list.json());
    }

    @Test
    void DSC_09_DSC_17_DSC_20_each_document_is_read_alone_as_it_is_listed() {
        for (String path : List.of("/Schemas", "/ResourceTypes")) {
            for (JsonNode listed : scim.get(path).at("/Resources")) {
                String id = listed.path("id").asString();

                Answer alone = scim.get(path + "/" + id);

                assertThat(alone).hasStatus(200).has("/meta/location", scim.base() + path + "/" + id);
                assertThat(alone).has("/meta/resourceType", path.equals("/Schemas") ? "Schema" : "ResourceType");
                assertThat(alone).has("/schemas/0", URN + (path.equals("/Schemas") ? "Schema" : "ResourceType"));
                assertThat(alone.json()).isEqualTo(listed);
            }
            assertThat(scim.get(path + "/nothing")).isRefused(404);
        }
    }

    @Test
    void DSC_11_a_filter_is_refused_where_it_could_mean_something() {
        for (String path : List.of("/Schemas", "/ResourceTypes")) {
            assertThat(scim.get(path + "?filter=id%20pr")).isRefused(403);
        }
        assertThat(scim.get("/ServiceProviderConfig?filter=id%20pr")).hasStatus(200);
    }

    @Test
    void DSC_13_DSC_14_DSC_15_DSC_16_resource_types_name_their_schemas_and_endpoints() {
        List<String> schemas = ids("/Schemas");
        List<String> endpoints = new ArrayList<>();
        ENTRA.createsGroup("Types", ENTRA.creates(user("ada-types")));

        for (JsonNode type : scim.get("/ResourceTypes").at("/Resources")) {
            assertThat(type.path("id")).isEqualTo(type.path("name"));
            assertThat(schemas).contains(type.path("schema").asString());
            type.path("schemaExtensions").forEach(extension -> {
                assertThat(schemas).contains(extension.path("schema").asString());
                assertThat(extension.path("required").isBoolean()).isTrue();
            });
            String endpoint = type.path("endpoint").asString();
            assertThat(endpoint).startsWith("/").doesNotContain("scim");
            assertThat(scim.get(endpoint).at("/Resources/0/meta/resourceType")).isEqualTo(type.path("name"));
            endpoints.add(endpoint);
        }

        assertThat(endpoints).containsExactlyInAnyOrder("/Users", "/Groups");
    }

    @Test
    void DSC_18_DSC_19_every_schema_that_can_appear_is_listed_and_no_message() {
        assertThat(ids("/Schemas"))
                .contains(
                        URN + "User",
                        URN + "Group",
                        Messages.ENTERPRISE,
                        URN + "ServiceProviderConfig",
                        URN + "ResourceType",
                        URN + "Schema")
                .noneMatch(urn -> urn.contains(":messages:"));
    }

    @Test
    void DSC_18_a_resource_names_no_schema_that_is_not_listed() {
        TestSetting strict = setting("strict");
        List<String> schemas = ids("/Schemas");

        Answer made = strict.creating(user("ada").department("Sales").with("urn:acme:shoes", "{\"size\": 42}"));
        Answer group = strict.creatingGroup("Engines", made.id());

        assertThat(made).hasStatus(201);
        for (Answer answer : List.of(
                made,
                group,
                scim.get("/ServiceProviderConfig"),
                scim.get("/ResourceTypes/User"),
                scim.get("/Schemas/" + URN + "User"))) {
            answer.at("/schemas").forEach(urn -> assertThat(schemas).contains(urn.asString()));
        }
    }

    @Test
    void DSC_22_a_parameter_that_nobody_knows_changes_nothing() {
        TestSetting strict = setting("strict");
        String ada = strict.creates(user("ada"));
        String engines = strict.createsGroup("Engines", ada);
        for (String path : List.of(
                "/Users",
                "/Users/" + ada,
                "/Groups",
                "/Groups/" + engines,
                "",
                "/Schemas",
                "/Schemas/" + URN + "User",
                "/ResourceTypes",
                "/ResourceTypes/User",
                "/ServiceProviderConfig")) {
            Answer odd = strict.scim().get(path + "?aadOptscim062020&nope=1&Filter=x&=");

            assertThat(odd).hasStatus(200);
            assertThat(odd.json()).as(path).isEqualTo(strict.scim().get(path).json());
        }
        assertThat(strict.scim().post("/Users?nope=1", user("grace").toString()))
                .hasStatus(201);
        assertThat(strict.scim().put("/Users/" + ada + "?nope", user("ada").toString()))
                .hasStatus(200);
        assertThat(strict.scim().delete("/Groups/" + engines + "?nope=1")).hasStatus(204);
    }

    @Test
    void DSC_23_a_schema_is_found_whatever_the_case_and_with_escaped_colons() {
        for (String urn : List.of(
                Messages.ENTERPRISE.toUpperCase(Locale.ROOT), Messages.ENTERPRISE.replace(":", "%3A"), URN + "user")) {
            assertThat(scim.get("/Schemas/" + urn)).as(urn).hasStatus(200);
        }
    }

    private List<String> ids(String path) {
        return Messages.texts(scim.get(path), "/Resources", "id");
    }
}
