package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.NOBODY;
import static dev.muster.scim.door.Messages.etag;
import static dev.muster.scim.door.Messages.patch;
import static dev.muster.scim.door.Messages.setting;
import static dev.muster.scim.door.Messages.texts;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestSetting;
import org.junit.jupiter.api.Test;

/// DELETE (RFC 7644 section 3.6), and what it leaves behind in others.
class DeleteTest {

    private final TestSetting strict = setting("strict");
    private final String ada = strict.creates(user("ada"));
    private final String engines = strict.createsGroup("Engines", ada);
    private final String motors = strict.createsGroup("Motors", engines);

    @Test
    void DEL_01_DEL_02_DEL_06_a_deleted_user_is_nowhere() {
        Answer deleted = strict.scim().send("DELETE", "/Users/" + ada, "{\"ignored\": true}");

        assertThat(deleted).hasStatus(204);
        assertThat(deleted.text()).isEmpty();
        assertThat(deleted.headers().firstValue("Content-Type")).isEmpty();
        assertThat(strict.reading(ada)).isRefused(404);
        assertThat(strict.scim().put("/Users/" + ada, user("ada").toString())).isRefused(404);
        assertThat(strict.patching(ada, "{\"op\": \"remove\", \"path\": \"title\"}"))
                .isRefused(404);
        assertThat(strict.scim().delete("/Users/" + ada)).isRefused(404);
        assertThat(strict.scim().get("/Users")).has("/totalResults", "0");
        assertThat(strict.scim().get("/Groups?filter=" + Messages.encoded("members.value eq \"" + ada + "\"")))
                .has("/totalResults", "0");
        for (String search : new String[] {"/Users/.search", "/.search"}) {
            assertThat(strict.scim().post(search, """
                    {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"], "filter": "userName eq \\"ada\\""}""")).has("/totalResults", "0");
        }
        assertThat(strict.finds("id eq \"" + ada + "\"").path("totalResults").asInt())
                .isZero();
    }

    @Test
    void DEL_03_COM_02_the_name_is_free_at_once_and_the_id_never_again() {
        strict.deletes(ada);

        Answer again = strict.creating(user("ada"));

        assertThat(again).hasStatus(201);
        assertThat(again.id()).isNotEqualTo(ada);
    }

    @Test
    void DEL_04_what_is_unknown_cannot_be_deleted() {
        for (String path : new String[] {"/Users/" + NOBODY, "/Users/ada", "/Groups/" + NOBODY, "/Users/" + engines}) {
            assertThat(strict.scim().delete(path)).isRefused(404);
        }
        assertThat(strict.scim().with("If-Match", "W/\"1\"").delete("/Users/" + NOBODY))
                .isRefused(404);
    }

    @Test
    void RES_14_ETG_04_a_deleted_user_leaves_its_groups_each_of_which_is_a_new_version() {
        Answer before = strict.scim().get("/Groups/" + engines);

        strict.deletes(ada);

        Answer after = strict.scim().get("/Groups/" + engines);
        assertThat(after.json().has("members")).isFalse();
        assertThat(etag(after)).isNotEqualTo(etag(before));
        assertThat(after.at("/meta/lastModified").asString())
                .isGreaterThan(before.at("/meta/lastModified").asString());
        assertThat(etag(strict.scim().get("/Groups/" + motors))).isEqualTo("W/\"1\"");
    }

    @Test
    void RES_14_a_deleted_group_leaves_its_members_and_the_groups_around_it() {
        Answer before = strict.scim().get("/Groups/" + motors);

        assertThat(strict.scim().delete("/Groups/" + engines)).hasStatus(204);

        assertThat(strict.reading(ada).json().has("groups")).isFalse();
        Answer after = strict.scim().get("/Groups/" + motors);
        assertThat(after.json().has("members")).isFalse();
        assertThat(etag(after)).isNotEqualTo(etag(before));
        assertThat(strict.scim().get("/Groups/" + engines)).isRefused(404);
        assertThat(strict.creatingGroup("Engines")).hasStatus(201);
    }

    @Test
    void RES_12_a_deleted_user_joins_no_group() {
        strict.deletes(ada);

        Answer answer = strict.scim().patch("/Groups/" + motors, patch("""
                {"op": "add", "path": "members", "value": [{"value": "%s"}]}""".formatted(ada)));

        assertThat(answer).isRefused(400, "invalidValue");
        assertThat(texts(strict.scim().get("/Groups/" + motors), "/members", "value"))
                .containsExactly(engines);
    }

    @Test
    void RES_18_an_inactive_user_is_read_listed_and_still_in_its_groups() {
        strict.deactivates(ada);

        assertThat(strict.reading(ada)).hasStatus(200).has("/active", "false").has("/groups/0/value", engines);
        assertThat(strict.scim().get("/Users")).has("/totalResults", "1");
    }
}
