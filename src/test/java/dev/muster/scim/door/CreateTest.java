package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.ENTERPRISE;
import static dev.muster.scim.door.Messages.GROUP;
import static dev.muster.scim.door.Messages.NOBODY;
import static dev.muster.scim.door.Messages.USER;
import static dev.muster.scim.door.Messages.etag;
import static dev.muster.scim.door.Messages.group;
import static dev.muster.scim.door.Messages.header;
import static dev.muster.scim.door.Messages.setting;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestSetting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// POST (RFC 7644 section 3.3), and the attributes that every new resource gets (RFC 7643 section 3.1).
class CreateTest {

    private final TestSetting strict = setting("strict");

    @Test
    void CRE_01_CRE_02_COM_08_COM_09_COM_13_a_new_user_says_who_and_where_it_is() {
        Answer made = strict.creating(user("ada").department("Sales"));

        assertThat(made).hasStatus(201).has("/meta/resourceType", "User").has("/userName", "ada");
        assertThat(header(made, "Location"))
                .isEqualTo(strict.scimUrl() + "/Users/" + made.id())
                .isEqualTo(header(made, "Content-Location"))
                .isEqualTo(made.at("/meta/location").asString());
        assertThat(etag(made)).isEqualTo(made.at("/meta/version").asString()).startsWith("W/\"");
        assertThat(made.at("/meta/created")).isEqualTo(made.at("/meta/lastModified"));
        assertThat(strict.reading(made.id()).json()).isEqualTo(made.json());
        assertThat(strict.finds("userName eq \"ada\"").at("/Resources/0")).isEqualTo(made.json());
    }

    @Test
    void CRE_01_COM_09_a_new_group_says_who_and_where_it_is() {
        String ada = strict.creates(user("ada"));

        Answer made = strict.creatingGroup("Engines", ada);

        assertThat(made).hasStatus(201).has("/meta/resourceType", "Group").has("/schemas/0", GROUP);
        assertThat(header(made, "Location"))
                .isEqualTo(strict.scimUrl() + "/Groups/" + made.id())
                .isEqualTo(made.at("/meta/location").asString());
        assertThat(etag(made)).isEqualTo(made.at("/meta/version").asString());
        assertThat(made.at("/meta/created")).isEqualTo(made.at("/meta/lastModified"));
        assertThat(strict.scim().get("/Groups/" + made.id()).json()).isEqualTo(made.json());
    }

    @Test
    void CRE_03_COM_03_COM_07_RES_11_what_is_read_only_is_ignored() {
        String taken = strict.creates(user("grace"));

        Answer made = strict.creating(user("ada")
                .with("id", "\"" + taken + "\"")
                .with(
                        "meta",
                        "{\"created\": \"1815-12-10T00:00:00Z\", \"version\": \"W/\\\"99\\\"\", \"resourceType\": \"Group\"}")
                .with("groups", "[{\"value\": \"" + NOBODY + "\"}]")
                .with(ENTERPRISE, "{\"manager\": {\"displayName\": \"Fake\"}}"));

        assertThat(made).hasStatus(201).has("/meta/resourceType", "User").has("/meta/version", "W/\"1\"");
        assertThat(made.id()).isNotEqualTo(taken);
        assertThat(made.at("/meta/created").asString()).doesNotStartWith("1815");
        assertThat(made.json().has("groups")).isFalse();
        assertThat(made.json().has(ENTERPRISE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "ADA", "Ada", "\uFF21da", "\uFF41\uFF44\uFF41"})
    void CRE_04_I18_03_RES_01_a_user_name_is_taken_whatever_its_case_and_width(String userName) {
        strict.creates(user("ada"));

        assertThat(strict.creating(user(userName).email("other@acme.example"))).isRefused(409, "uniqueness");
    }

    @Test
    void CRE_05_of_eight_posts_at_once_one_succeeds() throws Exception {
        List<Integer> users = statuses(() -> strict.creating(user("ada")).status());
        List<Integer> groups = statuses(() -> strict.creatingGroup("Engines").status());

        assertThat(users).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(groups).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(strict.scim().get("/Users").at("/totalResults").asInt()).isOne();
    }

    private static List<Integer> statuses(Callable<Integer> post) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> status : clients.invokeAll(Collections.nCopies(8, post))) {
                statuses.add(status.get());
            }
        }
        return statuses;
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"  \"", "[]", "5", "true", "{}"})
    void CRE_06_NUL_04_a_user_needs_a_name_and_a_group_too(String name) {
        assertThat(strict.scim().post("/Users", """
                {"schemas": ["%s"], "userName": %s}""".formatted(USER, name))).isRefused(400, "invalidValue");
        assertThat(strict.scim().post("/Groups", """
                {"schemas": ["%s"], "displayName": %s}""".formatted(GROUP, name))).isRefused(400, "invalidValue");
    }

    @Test
    void CRE_06_a_missing_name_is_refused() {
        assertThat(strict.scim().post("/Users", "{\"schemas\": [\"" + USER + "\"]}"))
                .isRefused(400, "invalidValue");
        assertThat(strict.scim().post("/Groups", "{\"schemas\": [\"" + GROUP + "\"]}"))
                .isRefused(400, "invalidValue");
    }

    @Test
    void CRE_09_what_no_schema_has_is_ignored_and_an_unknown_extension_is_kept_where_that_is_tolerated() {
        String body = user("ada")
                .with("shoeSize", "42")
                .with("urn:acme:shoes", "{\"size\": 42}")
                .toString();

        Answer strictly = strict.scim().post("/Users", body);
        Answer tolerantly = setting("tolerant").scim().post("/Users", body);

        assertThat(strictly.text()).doesNotContain("shoe");
        assertThat(tolerantly.json().has("shoeSize")).isFalse();
        assertThat(tolerantly).hasStatus(201).has("/urn:acme:shoes/size", "42");
        assertThat(tolerantly.at("/schemas").toString()).contains("urn:acme:shoes");
    }

    @Test
    void CRE_10_FLT_32_a_default_is_shown_and_found() {
        Answer made = strict.scim().post("/Users", """
                {"schemas": ["%s"], "userName": "ada"}""".formatted(USER));

        assertThat(made).hasStatus(201).has("/active", "true");
        assertThat(strict.finds("active eq true").path("totalResults").asInt()).isOne();
    }

    @Test
    void CRE_11_GET_04_a_selection_works_on_the_answer_and_a_wrong_one_stores_nothing() {
        Answer part =
                strict.scim().post("/Users?attributes=userName", user("ada").toString());
        Answer less = strict.scim()
                .post(
                        "/Users?excludedAttributes=emails,id,schemas",
                        user("grace").toString());
        Answer both = strict.scim()
                .post(
                        "/Users?attributes=id&excludedAttributes=emails",
                        user("linus").toString());

        assertThat(part).hasStatus(201);
        assertThat(part.json().propertyNames()).containsExactlyInAnyOrder("schemas", "id", "userName");
        assertThat(header(part, "Location")).endsWith(part.id());
        assertThat(etag(part)).isNotEmpty();
        assertThat(less.json().propertyNames())
                .contains("schemas", "id", "meta")
                .doesNotContain("emails");
        assertThat(both).isRefused(400, "invalidValue");
        assertThat(strict.scim().get("/Users").at("/totalResults").asInt()).isEqualTo(2);
    }

    @Test
    void CRE_14_what_cannot_change_later_may_be_set_on_create() {
        String ada = strict.creates(user("ada"));

        Answer made = strict.scim().post("/Groups", group("Engines").replace("[]", """
                [{"value": "%s", "type": "User", "$ref": "%s"}]""".formatted(
                        ada, strict.scimUrl() + "/Users/" + ada)));

        assertThat(made).hasStatus(201).has("/members/0/value", ada).has("/members/0/type", "User");
        assertThat(strict.scim().get("/Schemas/" + GROUP).text()).contains("\"mutability\":\"immutable\"");
    }

    @Test
    void COM_06_an_external_id_is_kept_as_it_is_and_may_be_given_twice() {
        String text = "Ärger/%2F\\\"' 💼 ﷽ İ";

        Answer ada = strict.creating(user("ada").externalId(text));
        Answer grace = strict.creating(user("grace").externalId(text));

        assertThat(ada).hasStatus(201).has("/externalId", text);
        assertThat(grace).hasStatus(201).has("/externalId", text);
        assertThat(strict.creating(user("linus")).json().has("externalId")).isFalse();
    }

    @Test
    void COM_15_COM_16_COM_17_schemas_name_what_is_there_and_not_what_was_claimed() {
        Answer claimed =
                strict.scim().post("/Users", """
                {"schemas": ["%s", "%s", "urn:acme:other"], "userName": "ada"}""".formatted(ENTERPRISE, USER.toUpperCase(java.util.Locale.ROOT)));
        Answer silent = strict.scim().post("/Users", """
                {"schemas": ["%s"], "userName": "grace", "%s": {"department": "Navy"}}""".formatted(USER, ENTERPRISE));

        assertThat(claimed.at("/schemas").size()).isOne();
        assertThat(claimed).hasStatus(201).has("/schemas/0", USER);
        assertThat(silent).hasStatus(201).has("/schemas/0", USER).has("/schemas/1", ENTERPRISE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "[\"urn:acme:other\"]", "\"x\"", "[5]", "{}"})
    void COM_18_a_body_without_its_schema_is_refused_only_where_the_letter_counts(String schemas) {
        String user = "{\"schemas\": %s, \"userName\": \"ada\"}".formatted(schemas);
        String group = group("Engines").replaceFirst("\\[\"[^]]*]", java.util.regex.Matcher.quoteReplacement(schemas));

        assertThat(strict.scim().post("/Users", user)).isRefused(400, "invalidSyntax");
        assertThat(strict.scim().post("/Groups", group)).isRefused(400, "invalidSyntax");
        TestSetting tolerant = setting("tolerant");
        assertThat(tolerant.scim().post("/Users", user)).hasStatus(201).has("/schemas/0", USER);
        assertThat(tolerant.scim().post("/Groups", group)).hasStatus(201).has("/schemas/0", GROUP);
    }

    @Test
    void COM_19_an_extensions_attribute_at_the_top_is_nobodys() {
        Answer made = strict.creating(user("ada").with("department", "\"Sales\""));

        assertThat(made).hasStatus(201);
        assertThat(made.text()).doesNotContain("Sales");
    }

    @Test
    void RES_03_a_password_is_taken_and_never_seen_again() {
        Answer made = strict.creating(user("ada").with("password", "\"correct horse\""));

        assertThat(made).hasStatus(201);
        for (String path : List.of(
                "/Users/" + made.id(), "/Users/" + made.id() + "?attributes=password", "/Users?attributes=password")) {
            assertThat(strict.scim().get(path).text()).doesNotContain("password", "correct horse");
        }
        assertThat(made.text()).doesNotContain("password", "correct horse");
    }
}
