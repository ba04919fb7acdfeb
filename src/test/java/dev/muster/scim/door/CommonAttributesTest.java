package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.ENTERPRISE;
import static dev.muster.scim.door.Messages.USER;
import static dev.muster.scim.door.Messages.encoded;
import static dev.muster.scim.door.Messages.etag;
import static dev.muster.scim.door.Messages.group;
import static dev.muster.scim.door.Messages.header;
import static dev.muster.scim.door.Messages.patch;
import static dev.muster.scim.door.Messages.setting;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestSetting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What every representation has, whatever it answers: id, meta, schemas, and the headers that say the same
/// (RFC 7643 sections 3 and 3.1).
class CommonAttributesTest {

    private static final String TITLE = "{\"op\": \"replace\", \"path\": \"title\", \"value\": \"%s\"}";
    private static final String RENAMED = "{\"op\": \"replace\", \"path\": \"displayName\", \"value\": \"%s\"}";

    private final TestSetting strict = setting("strict");
    private final Answer ada = strict.creating(user("ada").department("Sales").externalId("A1"));
    private final Answer engines = strict.creatingGroup("Engines", ada.id());

    /// The same user and the same group in every kind of answer that has a body; changes change nothing.
    private List<Answer> single() {
        String user = "/Users/" + ada.id();
        String engine = "/Groups/" + engines.id();
        return List.of(
                ada,
                strict.scim().get(user),
                strict.scim().put(user, strict.reading(ada.id()).text()),
                strict.scim().patch(user, patch("{\"op\": \"remove\", \"path\": \"nickName\"}")),
                engines,
                strict.scim().get(engine),
                strict.scim().put(engine, strict.scim().get(engine).text()),
                strict.scim()
                        .with("Prefer", "return=representation")
                        .patch(engine, patch("{\"op\": \"remove\", \"path\": \"externalId\"}")));
    }

    private List<Answer> lists() {
        String all = "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"]%s}";
        return List.of(
                strict.scim().get("/Users"),
                strict.scim().get("/Groups"),
                strict.scim().get(""),
                strict.scim().get("/Users?cursor="),
                strict.scim().get("/Users?attributes=userName"),
                strict.scim().get("/Groups?excludedAttributes=id,schemas,meta"),
                strict.scim().post("/Users/.search", all.formatted("")),
                strict.scim().post("/.search", all.formatted(", \"attributes\": [\"externalId\"]")));
    }

    private List<JsonNode> representations() {
        List<JsonNode> all = new ArrayList<>();
        single().forEach(answer -> all.add(answer.json()));
        lists().forEach(list -> list.at("/Resources").forEach(all::add));
        return all;
    }

    @Test
    void COM_01_COM_04_COM_15_every_representation_has_an_id_and_schemas_each_once() {
        List<JsonNode> all = representations();

        assertThat(all).hasSize(8 + 10);
        for (JsonNode one : all) {
            assertThat(one.path("id").asString()).isIn(ada.id(), engines.id()).doesNotContainIgnoringCase("bulkId");
            List<JsonNode> schemas =
                    new ArrayList<>(one.path("schemas").valueStream().toList());
            assertThat(schemas).as("%s", one).isNotEmpty().doesNotHaveDuplicates();
        }
    }

    @Test
    void COM_02_an_id_is_of_one_resource_for_ever() {
        Set<String> given = new HashSet<>(Set.of(ada.id(), engines.id()));
        for (int i = 0; i < 20; i++) {
            String user = strict.creates(user("linus"));
            String group = strict.createsGroup("Compilers");
            assertThat(given.add(user)).isTrue();
            assertThat(given.add(group)).isTrue();
            strict.deletes(user);
            assertThat(strict.scim().delete("/Groups/" + group)).hasStatus(204);
        }

        strict.replaces(ada.id(), user("countess"));
        strict.patches(ada.id(), TITLE.formatted("Countess"));

        assertThat(strict.finds("userName eq \"countess\"")
                        .at("/Resources/0/id")
                        .asString())
                .isEqualTo(ada.id());
    }

    @Test
    void COM_05_an_id_has_a_case() {
        String other = ada.id().toUpperCase(Locale.ROOT);

        assertThat(other).isNotEqualTo(ada.id());
        assertThat(strict.reading(other)).isRefused(404);
        assertThat(strict.finds("id eq \"" + other + "\"").path("totalResults").asInt())
                .isZero();
        assertThat(strict.scim().get("/Groups?filter=" + encoded("members.value eq \"" + other + "\"")))
                .has("/totalResults", "0");
        assertThat(strict.scim().get("/Groups?filter=" + encoded("members.value eq \"" + ada.id() + "\"")))
                .has("/totalResults", "1");
        assertThat(strict.creatingGroup("Motors", other)).isRefused(400, "invalidValue");
    }

    @Test
    void COM_06_an_external_id_has_a_case_and_is_the_clients_to_change() {
        assertThat(strict.finds("externalId eq \"a1\"").path("totalResults").asInt())
                .isZero();
        assertThat(strict.finds("externalId eq \"A1\"").path("totalResults").asInt())
                .isOne();

        strict.patches(ada.id(), "{\"op\": \"replace\", \"path\": \"externalId\", \"value\": \" b \"}");
        assertThat(strict.reading(ada.id())).has("/externalId", " b ");
        strict.patches(ada.id(), "{\"op\": \"remove\", \"path\": \"externalId\"}");
        assertThat(strict.reading(ada.id()).json().has("externalId")).isFalse();
    }

    @Test
    void COM_08_COM_11_type_and_place_are_the_same_in_every_answer() {
        for (JsonNode one : representations()) {
            boolean isUser = one.path("id").asString().equals(ada.id());
            if (one.has("meta")) {
                assertThat(one.at("/meta/resourceType").asString()).isEqualTo(isUser ? "User" : "Group");
                assertThat(one.at("/meta/location").asString())
                        .isEqualTo(strict.scimUrl() + (isUser ? "/Users/" + ada.id() : "/Groups/" + engines.id()))
                        .startsWith("http://");
            }
        }
        Answer bulk = strict.scim().post("/Bulk", """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [
                  {"method": "PATCH", "path": "/Users/%s", "data": %s}]}""".formatted(ada.id(), patch(TITLE.formatted("Lady"))));
        assertThat(bulk).has("/Operations/0/location", ada.at("/meta/location").asString());
    }

    @Test
    void COM_12_COM_13_GET_03_ETG_02_ETG_03_the_headers_say_what_meta_says() {
        for (Answer answer : single()) {
            String location = answer.at("/meta/location").asString();

            assertThat(header(answer, "Location")).as("%s", answer).isEqualTo(location);
            assertThat(header(answer, "Content-Location")).as("%s", answer).isEqualTo(location);
            assertThat(etag(answer))
                    .isEqualTo(answer.at("/meta/version").asString())
                    .matches("W/\"[^\"]+\"");
        }
    }

    @Test
    void ETG_02_MED_07_an_answer_without_a_body_has_no_type_and_still_a_version() {
        Answer user = strict.scim()
                .with("Prefer", "return=minimal")
                .patch("/Users/" + ada.id(), patch(TITLE.formatted("Countess")));
        Answer group = strict.scim().patch("/Groups/" + engines.id(), patch(RENAMED.formatted("Motors")));
        Answer known = strict.scim().with("If-None-Match", etag(group)).get("/Groups/" + engines.id());
        Answer deleted = strict.scim().delete("/Groups/" + engines.id());

        assertThat(user).hasStatus(204);
        assertThat(group).hasStatus(204);
        assertThat(known).hasStatus(304);
        assertThat(deleted).hasStatus(204);
        for (Answer answer : List.of(user, group, known, deleted)) {
            assertThat(answer.text()).isEmpty();
            assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
        }
        assertThat(etag(user)).isEqualTo(etag(strict.reading(ada.id())));
        assertThat(etag(known)).isEqualTo(etag(group)).isNotEmpty();
    }

    @Test
    void COM_09_COM_10_ETG_04_times_and_version_follow_every_change_and_nothing_else() {
        Answer last = ada;
        for (Answer changed : List.of(
                strict.patching(ada.id(), TITLE.formatted("Countess")),
                strict.scim().put("/Users/" + ada.id(), user("ada").toString()),
                strict.patching(ada.id(), TITLE.formatted("Lady")))) {
            assertThat(created(changed)).isEqualTo(created(ada));
            assertThat(modified(changed)).isGreaterThan(modified(last));
            assertThat(etag(changed)).isNotEqualTo(etag(last));
            last = changed;
        }

        strict.patching(ada.id(), TITLE.formatted("Lady"));
        strict.patching(ada.id(), TITLE.formatted("5").replace("\"5\"", "5"));
        strict.scim()
                .with("If-Match", "W/\"0\"")
                .put("/Users/" + ada.id(), user("ada").toString());
        strict.finds("title eq \"Lady\"");

        assertThat(strict.reading(ada.id()).json()).isEqualTo(last.json());
        assertThat(created(ada))
                .isEqualTo(modified(ada))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    }

    @Test
    void COM_10_ETG_04_a_group_changes_with_its_name_and_with_its_members() {
        String grace = strict.creates(user("grace"));
        List<Answer> seen = new ArrayList<>(List.of(engines));
        for (String operation : List.of(
                "{\"op\": \"add\", \"path\": \"members\", \"value\": [{\"value\": \"" + grace + "\"}]}",
                "{\"op\": \"remove\", \"path\": \"members[value eq \\\"" + grace + "\\\"]\"}",
                RENAMED.formatted("Motors"))) {
            assertThat(strict.scim().patch("/Groups/" + engines.id(), patch(operation)))
                    .hasStatus(204);
            seen.add(strict.scim().get("/Groups/" + engines.id()));
            strict.scim().patch("/Groups/" + engines.id(), patch(operation));
        }

        seen.add(strict.scim().put("/Groups/" + engines.id(), group("Motors", grace)));
        assertThat(seen).extracting(Messages::etag).doesNotHaveDuplicates();
        assertThat(seen).extracting(CommonAttributesTest::modified).isSorted().doesNotHaveDuplicates();
        assertThat(seen).extracting(CommonAttributesTest::created).containsOnly(created(engines));
        assertThat(seen.getLast()).has("/meta/version", "W/\"5\"");
    }

    @Test
    void COM_18_a_put_without_its_schema_is_refused_only_where_the_letter_counts() {
        TestSetting tolerant = setting("tolerant");
        String grace = tolerant.creates(user("grace"));
        String nameless = "{\"schemas\": [\"urn:acme:other\"], \"userName\": \"grace\"}";

        assertThat(strict.scim().put("/Users/" + ada.id(), nameless)).isRefused(400, "invalidSyntax");
        assertThat(strict.scim().put("/Groups/" + engines.id(), "{\"displayName\": \"Motors\"}"))
                .isRefused(400, "invalidSyntax");
        assertThat(tolerant.scim().put("/Users/" + grace, nameless))
                .hasStatus(200)
                .has("/schemas/0", USER);
    }

    @Test
    void COM_20_a_put_gives_an_extension_its_first_value_and_takes_its_last() {
        Answer without = strict.scim().put("/Users/" + ada.id(), user("ada").toString());
        Answer with = strict.scim()
                .put("/Users/" + ada.id(), user("ada").department("Navy").toString());

        assertThat(texts(without)).containsExactly(USER);
        assertThat(texts(with)).containsExactly(USER, ENTERPRISE);
    }

    private static List<String> texts(Answer answer) {
        return answer.at("/schemas").valueStream().map(JsonNode::asString).toList();
    }

    private static String created(Answer answer) {
        return answer.at("/meta/created").asString();
    }

    private static String modified(Answer answer) {
        return answer.at("/meta/lastModified").asString();
    }
}
