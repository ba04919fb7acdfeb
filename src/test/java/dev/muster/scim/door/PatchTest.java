package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.ENTERPRISE;
import static dev.muster.scim.door.Messages.NOBODY;
import static dev.muster.scim.door.Messages.USER;
import static dev.muster.scim.door.Messages.elements;
import static dev.muster.scim.door.Messages.etag;
import static dev.muster.scim.door.Messages.header;
import static dev.muster.scim.door.Messages.patch;
import static dev.muster.scim.door.Messages.setting;
import static dev.muster.scim.door.Messages.texts;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// PATCH of users over the wire (RFC 7644 section 3.5.2); what an operation does to a resource in detail is
/// told by the tests of `scim.patch`.
class PatchTest {

    private final TestSetting strict = setting("strict");
    private final String ada = strict.creates(user("ada").department("Sales").with("title", "\"Countess\""));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'op': 'move', 'path': 'title', 'from': 'nickName'} | invalidSyntax
            {'op': 'test', 'path': 'title', 'value': 'x'}      | invalidSyntax
            {'path': 'title', 'value': 'x'}                    | invalidSyntax
            {'op': 5, 'path': 'title', 'value': 'x'}           | invalidSyntax
            'add'                                              | invalidSyntax
            {'op': 'add', 'path': 'title'}                     | invalidValue
            {'op': 'add', 'value': 'x'}                        | invalidValue
            {'op': 'add', 'path': 'name', 'value': 'x'}        | invalidValue
            {'op': 'add', 'path': 'active', 'value': 'maybe'}  | invalidValue
            {'op': 'replace', 'path': 'userName', 'value': ''} | invalidValue
            {'op': 'add', 'path': 'nope', 'value': 'x'}        | invalidPath
            {'op': 'add', 'path': 'name.nope', 'value': 'x'}   | invalidPath
            {'op': 'add', 'path': 'title[', 'value': 'x'}      | invalidPath
            {'op': 'add', 'path': '', 'value': 'x'}            | invalidPath
            {'op': 'add', 'path': 'emails[nope eq 1]', 'value': {}}        | invalidFilter
            {'op': 'add', 'path': 'emails[type eq].value', 'value': 'x'}   | invalidFilter
            {'op': 'add', 'path': 'emails[0].value', 'value': 'x'}         | invalidFilter
            {'op': 'remove'}                                   | noTarget
            {'op': 'replace', 'path': 'emails[type eq "home"].value', 'value': 'x'} | noTarget
            {'op': 'remove', 'path': 'userName'}               | mutability
            {'op': 'replace', 'path': 'userName', 'value': null} | mutability
            {'op': 'replace', 'path': 'id', 'value': 'x'}      | mutability
            {'op': 'remove', 'path': 'id'}                     | mutability
            {'op': 'add', 'path': 'meta.version', 'value': 'x'} | mutability
            {'op': 'remove', 'path': 'meta'}                   | mutability
            {'op': 'add', 'path': 'groups', 'value': [{'value': 'x'}]} | mutability
            {'op': 'remove', 'path': 'groups[value eq "x"]'}   | mutability
            """, quoteCharacter = '`')
    void
            PAT_04_PAT_11_PAT_12_PAT_23_PAT_25_PAT_35_PAT_42_what_cannot_be_done_is_refused_by_its_kind_and_changes_nothing(
                    String operation, String scimType) {
        Answer before = strict.reading(ada);

        Answer answer = strict.scim()
                .patch(
                        "/Users/" + ada,
                        patch(
                                "{\"op\": \"replace\", \"path\": \"title\", \"value\": \"Lady\"}",
                                operation
                                        .replace('\'', '"')
                                        .replace("eq \"home\"", "eq \\\"home\\\"")
                                        .replace("eq \"x\"", "eq \\\"x\\\"")));

        assertThat(answer).isRefused(400, scimType);
        assertThat(strict.reading(ada).json()).isEqualTo(before.json());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Operations\": [{\"op\": \"add\", \"path\": \"title\", \"value\": \"x\"}]}",
                "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"]}",
                "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"], \"Operations\": []}",
                "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"], \"Operations\": {\"op\": \"remove\"}}"
            })
    void PAT_02_PAT_03_a_message_without_urn_or_operations_is_no_patch(String body) {
        assertThat(strict.scim().patch("/Users/" + ada, body)).isRefused(400, "invalidSyntax");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tolerant", "strict"})
    void PAT_05_PAT_13_PAT_14_PAT_15_names_have_no_case_and_may_carry_their_urn(String dialect) {
        TestSetting client = setting(dialect);
        String grace = client.creates(user("grace"));

        Answer patched = client.scim()
                .patch("/Users/" + grace, """
                {"SCHEMAS": ["URN:ietf:params:scim:api:messages:2.0:patchop"], "operations": [
                  {"OP": "Add", "Path": "TITLE", "Value": "Rear admiral"},
                  {"op": "REPLACE", "path": "%s:nickName", "value": "Amazing"},
                  {"op": "add", "path": "%s:DEPARTMENT", "value": "Navy"}]}""".formatted(USER, ENTERPRISE.toUpperCase(java.util.Locale.ROOT)));

        assertThat(patched)
                .hasStatus(200)
                .has("/title", "Rear admiral")
                .has("/nickName", "Amazing")
                .has("/" + ENTERPRISE + "/department", "Navy");
    }

    @Test
    void PAT_08_PAT_62_an_answer_with_and_without_body_names_version_and_place() {
        String body = patch("{\"op\": \"replace\", \"path\": \"title\", \"value\": \"Lady\"}");

        Answer whole = strict.scim().patch("/Users/" + ada, body);
        Answer minimal = strict.scim().with("Prefer", "return=minimal").patch("/Users/" + ada, body);
        Answer part = strict.scim().with("Prefer", "return=minimal").patch("/Users/" + ada + "?attributes=title", body);

        assertThat(whole).hasStatus(200).has("/title", "Lady");
        assertThat(minimal).hasStatus(204);
        assertThat(minimal.text()).isEmpty();
        assertThat(minimal.headers().firstValue("Content-Type")).isEmpty();
        assertThat(etag(minimal)).isEqualTo(etag(whole)).isNotEmpty();
        assertThat(header(minimal, "Location"))
                .isEqualTo(whole.at("/meta/location").asString());
        assertThat(part).hasStatus(200);
        assertThat(part.json().propertyNames()).containsExactlyInAnyOrder("schemas", "id", "title");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tolerant", "strict"})
    void PAT_09_ETG_12_existence_goes_before_the_precondition_and_that_before_the_body(String dialect) {
        TestSetting client = setting(dialect);
        String grace = client.creates(user("grace"));
        String group = client.createsGroup("Compilers", grace);

        for (String method : List.of("PUT", "PATCH")) {
            for (String path : List.of("/Users/", "/Groups/")) {
                String known = path + (path.equals("/Users/") ? grace : group);

                assertThat(client.scim().send(method, path + NOBODY, "{no json"))
                        .isRefused(404);
                assertThat(client.scim().with("If-Match", "*").send(method, path + NOBODY, "{no json"))
                        .isRefused(404);
                assertThat(client.scim().with("If-Match", "W/\"999\"").send(method, known, "{no json"))
                        .isRefused(412);
                assertThat(client.scim().with("If-Match", "W/\"1\"").send(method, known, "{no json"))
                        .isRefused(400, "invalidSyntax");
                assertThat(client.scim(client.token() + "x").send(method, known, "{no json"))
                        .isRefused(401);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\": \"replace\", \"path\": \"title\", \"value\": \"Countess\"}",
                "{\"op\": \"add\", \"path\": \"emails\", \"value\": [{\"value\": \"ada@acme.example\", \"type\": \"work\"}]}",
                "{\"op\": \"remove\", \"path\": \"nickName\"}",
                "{\"op\": \"remove\", \"path\": \"emails[type eq \\\"home\\\"]\"}",
                "{\"op\": \"add\", \"path\": \"password\", \"value\": \"s3cret\"}",
                "{\"op\": \"add\", \"value\": {\"active\": true}}"
            })
    void PAT_22_PAT_31_PAT_36_PAT_41_COM_10_what_leaves_all_as_it_was_is_no_new_version(String operation) {
        Answer before = strict.reading(ada);

        Answer patched = strict.patching(ada, operation);

        assertThat(patched).hasStatus(200);
        assertThat(patched.json()).isEqualTo(before.json());
        assertThat(etag(patched)).isEqualTo(etag(before));
        assertThat(strict.reading(ada).json()).isEqualTo(before.json());
    }

    @Test
    void PAT_16_COM_20_schemas_follow_the_extensions_that_have_values() {
        String grace = strict.creates(user("grace"));

        Answer without = strict.reading(grace);
        Answer with = strict.patching(grace, """
                {"op": "add", "path": "%s:department", "value": "Navy"}""".formatted(ENTERPRISE));
        Answer again = strict.patching(grace, """
                {"op": "remove", "path": "%s"}""".formatted(ENTERPRISE));

        assertThat(without.at("/schemas").size()).isOne();
        assertThat(with.at("/schemas").toString()).contains(USER, ENTERPRISE);
        assertThat(again.at("/schemas")).isEqualTo(without.at("/schemas"));
    }

    @Test
    void PAT_33_PAT_52_a_filter_that_matches_nothing_creates_by_add_and_by_replace_only_where_it_is_tolerated() {
        TestSetting tolerant = setting("tolerant");
        String grace = tolerant.creates(user("grace"));
        String home =
                "{\"op\": \"%s\", \"path\": \"emails[type eq \\\"home\\\"].value\", \"value\": \"%s@home.example\"}";

        assertThat(strict.patching(ada, home.formatted("replace", "ada"))).isRefused(400, "noTarget");
        assertThat(texts(strict.patching(ada, home.formatted("add", "ada")), "/emails", "value"))
                .containsExactly("ada@acme.example", "ada@home.example");
        assertThat(texts(tolerant.patching(grace, home.formatted("replace", "grace")), "/emails", "type"))
                .containsExactly("work", "home");
    }

    @Test
    void PAT_07_ETG_11_eight_clients_lose_no_change_of_one_user() throws Exception {
        List<Callable<Integer>> changes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String operation = """
                    {"op": "add", "path": "emails", "value": [{"value": "ada%d@acme.example", "type": "other"}]}""".formatted(i);
            changes.add(() -> strict.patching(ada, operation).status());
        }

        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> status : clients.invokeAll(changes)) {
                assertThat(status.get()).isEqualTo(200);
            }
        }

        assertThat(strict.reading(ada).at("/emails").size()).isEqualTo(41);
        assertThat(etag(strict.reading(ada))).isEqualTo("W/\"41\"");
    }

    @Test
    void ETG_11_of_two_patches_with_one_tag_exactly_one_succeeds() throws Exception {
        String tag = etag(strict.reading(ada));
        List<Callable<Integer>> changes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String body = patch("{\"op\": \"replace\", \"path\": \"title\", \"value\": \"" + i + "\"}");
            changes.add(() -> strict.scim()
                    .with("If-Match", tag)
                    .patch("/Users/" + ada, body)
                    .status());
        }

        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> status : clients.invokeAll(changes)) {
                statuses.add(status.get());
            }
        }

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @Test
    void PAT_20_a_new_primary_takes_it_from_the_old_one() {
        Answer patched = strict.patching(ada, """
                {"op": "add", "path": "emails", "value": [{"value": "a@home.example", "type": "home", "primary": true}]}""");

        assertThat(texts(patched, "/emails", "primary")).containsExactly("false", "true");
    }

    @Test
    void SEC_14_more_operations_or_members_than_the_limit_are_refused() {
        String one = "{\"op\": \"add\", \"path\": \"title\", \"value\": \"x\"}";
        String[] members = new String[10_001];
        java.util.Arrays.setAll(members, i -> new java.util.UUID(0x01a20a5141967000L, i).toString());

        assertThat(strict.scim()
                        .patch(
                                "/Users/" + ada,
                                patch(java.util.Collections.nCopies(1_001, one).toArray(String[]::new))))
                .isRefused(400, "invalidValue");
        assertThat(strict.scim()
                        .patch("/Groups/" + strict.createsGroup("Engines"), patch("""
                {"op": "add", "path": "members", "value": [%s]}""".formatted(elements(members)))))
                .isRefused(400, "invalidValue");
    }
}
