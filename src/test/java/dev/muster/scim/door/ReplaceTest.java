package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.ENTERPRISE;
import static dev.muster.scim.door.Messages.NOBODY;
import static dev.muster.scim.door.Messages.etag;
import static dev.muster.scim.door.Messages.group;
import static dev.muster.scim.door.Messages.header;
import static dev.muster.scim.door.Messages.patch;
import static dev.muster.scim.door.Messages.setting;
import static dev.muster.scim.door.Messages.texts;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestSetting;
import dev.muster.testing.UserBody;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// PUT (RFC 7644 section 3.5.1).
class ReplaceTest {

    private static final UserBody ADA = user("ada")
            .department("Sales")
            .with("title", "\"Countess\"")
            .with("name", "{\"givenName\": \"Ada\", \"familyName\": \"Lovelace\"}");

    private final TestSetting strict = setting("strict");
    private final String ada = strict.creates(ADA);

    @ParameterizedTest
    @ValueSource(strings = {"/Users/" + NOBODY, "/Users/ada", "/Groups/" + NOBODY})
    void PUT_02_an_unknown_id_is_never_created(String path) {
        assertThat(strict.scim().put(path, ADA.toString())).isRefused(404);
        assertThat(strict.scim().put(path, "{}")).isRefused(404);
        assertThat(strict.scim().get(path)).isRefused(404);
    }

    @Test
    void PUT_03_PUT_04_PUT_05_NUL_01_what_is_left_out_or_empty_is_cleared_and_a_complex_value_is_not_merged() {
        Answer before = strict.reading(ada);

        Answer after = strict.scim()
                .put(
                        "/Users/" + ada,
                        user("ada")
                                .with("name", "{\"givenName\": \"Augusta\"}")
                                .with("emails", "[]")
                                .with("nickName", "null")
                                .toString());

        assertThat(after).hasStatus(200).has("/name/givenName", "Augusta").has("/active", "true");
        assertThat(after.at("/name").propertyNames()).containsExactly("givenName");
        assertThat(after.json().propertyNames()).doesNotContain("title", "emails", "nickName", ENTERPRISE);
        assertThat(after.at("/schemas").size()).isOne();
        assertThat(etag(after)).isNotEqualTo(etag(before));
        assertThat(header(after, "Location")).isEqualTo(header(before, "Location"));
        assertThat(after.at("/meta/created")).isEqualTo(before.at("/meta/created"));
        assertThat(after.at("/meta/lastModified").asString())
                .isGreaterThan(before.at("/meta/lastModified").asString());
        assertThat(strict.reading(ada).json()).isEqualTo(after.json());
    }

    @Test
    void PUT_06_COM_03_COM_07_read_only_values_are_ignored_also_when_they_differ() {
        Answer after = strict.scim()
                .put(
                        "/Users/" + ada,
                        ADA.with("id", "\"" + NOBODY + "\"")
                                .with("meta", "{\"created\": \"1815-12-10T00:00:00Z\", \"version\": \"W/\\\"99\\\"\"}")
                                .with("groups", "[{\"value\": \"x\"}]")
                                .toString());

        assertThat(after).hasStatus(200).has("/id", ada).has("/meta/version", "W/\"1\"");
    }

    @Test
    void PUT_08_a_required_attribute_cannot_be_left_out() {
        for (String body : new String[] {
            "{\"schemas\": [\"%s\"]}".formatted(Messages.USER),
            "{\"schemas\": [\"%s\"], \"userName\": \"\"}".formatted(Messages.USER)
        }) {
            assertThat(strict.scim().put("/Users/" + ada, body)).isRefused(400, "invalidValue");
        }
        assertThat(strict.reading(ada)).has("/title", "Countess");
    }

    @Test
    void PUT_09_another_ones_name_is_taken_and_ones_own_is_not() {
        strict.creates(user("grace"));

        assertThat(strict.scim().put("/Users/" + ada, user("GRACE").toString())).isRefused(409, "uniqueness");
        assertThat(strict.scim().put("/Users/" + ada, user("ADA").toString()))
                .hasStatus(200)
                .has("/userName", "ADA");
    }

    @Test
    void PUT_10_COM_10_a_put_of_what_was_read_changes_nothing() {
        String engines = strict.createsGroup("Engines", ada);
        Answer user = strict.reading(ada);
        Answer group = strict.scim().get("/Groups/" + engines);

        Answer userAfter = strict.scim().put("/Users/" + ada, user.text());
        Answer groupAfter = strict.scim().put("/Groups/" + engines, group.text());

        assertThat(userAfter.json()).isEqualTo(user.json());
        assertThat(etag(userAfter)).isEqualTo(etag(user));
        assertThat(groupAfter.json()).isEqualTo(group.json());
        assertThat(etag(groupAfter)).isEqualTo(etag(group));
    }

    @Test
    void PUT_11_a_group_without_members_is_emptied() {
        String engines = strict.createsGroup("Engines", ada);

        Answer after = strict.scim().put("/Groups/" + engines, """
                {"schemas": ["%s"], "displayName": "Engines"}""".formatted(Messages.GROUP));

        assertThat(after).hasStatus(200).has("/meta/version", "W/\"2\"");
        assertThat(after.json().has("members")).isFalse();
        assertThat(strict.reading(ada).json().has("groups")).isFalse();
    }

    @Test
    void PUT_01_every_resource_type_can_be_replaced() {
        String engines = strict.createsGroup("Engines", ada);
        List<String> paths = List.of("/Users/" + ada, "/Groups/" + engines);

        assertThat(texts(strict.scim().get("/ResourceTypes"), "/Resources", "endpoint"))
                .containsExactlyInAnyOrder("/Users", "/Groups");
        for (String path : paths) {
            assertThat(strict.scim().put(path, strict.scim().get(path).text())).hasStatus(200);
        }
    }

    @Test
    void PUT_07_a_member_is_kept_by_saying_it_again_and_set_where_there_was_none() {
        String engines = strict.createsGroup("Engines", ada);
        Answer before = strict.scim().get("/Groups/" + engines);
        String kernels = strict.createsGroup("Kernels");

        Answer again = strict.scim().put("/Groups/" + engines, group("Engines", ada));
        Answer set = strict.scim().put("/Groups/" + kernels, group("Kernels", ada));

        assertThat(again.json()).isEqualTo(before.json());
        assertThat(texts(set, "/members", "value")).containsExactly(ada);
        assertThat(strict.scim().patch("/Groups/" + engines, patch("""
                {"op": "replace", "path": "members[value eq \\"%s\\"].type", "value": "Group"}""".formatted(ada))))
                .isRefused(400, "mutability");
    }

    @Test
    void PUT_12_a_put_of_another_version_changes_nothing() {
        String body = user("ada").with("title", "\"Lady\"").toString();

        assertThat(strict.scim().with("If-Match", "W/\"9\"").put("/Users/" + ada, body))
                .isRefused(412);
        assertThat(strict.reading(ada)).has("/title", "Countess").has("/meta/version", "W/\"1\"");
        assertThat(strict.scim().with("If-Match", "W/\"1\"").put("/Users/" + ada, body))
                .hasStatus(200)
                .has("/title", "Lady");
    }

    @Test
    void PUT_11_a_refused_member_leaves_the_group_as_it_was() {
        String engines = strict.createsGroup("Engines", ada);
        Answer before = strict.scim().get("/Groups/" + engines);

        Answer refused = strict.scim().put("/Groups/" + engines, group("Motors", NOBODY));

        assertThat(refused).isRefused(400, "invalidValue");
        assertThat(strict.scim().get("/Groups/" + engines).json()).isEqualTo(before.json());
    }

    @Test
    void PUT_09_a_group_takes_no_other_groups_name() {
        strict.createsGroup("Motors");
        String engines = strict.createsGroup("Engines");

        assertThat(strict.scim().put("/Groups/" + engines, group("MOTORS"))).isRefused(409, "uniqueness");
        assertThat(strict.scim().put("/Groups/" + engines, group("ENGINES"))).hasStatus(200);
    }

    @Test
    void GET_04_a_selection_works_on_the_answer() {
        Answer part = strict.scim().put("/Users/" + ada + "?attributes=userName", ADA.toString());

        assertThat(part).hasStatus(200);
        assertThat(part.json().propertyNames()).containsExactlyInAnyOrder("schemas", "id", "userName");
    }
}
