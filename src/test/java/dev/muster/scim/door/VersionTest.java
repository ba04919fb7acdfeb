package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.NOBODY;
import static dev.muster.scim.door.Messages.etag;
import static dev.muster.scim.door.Messages.group;
import static dev.muster.scim.door.Messages.patch;
import static dev.muster.scim.door.Messages.setting;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.TestSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Versions and conditional requests (RFC 7644 section 3.14, RFC 9110 section 13.1). `TAG` stands for the
/// resource's own tag.
class VersionTest {

    private final TestSetting entra = setting("strict");
    private final String ada = entra.creates(user("ada"));
    private final String engines = entra.createsGroup("Engines", ada);

    @ParameterizedTest
    @ValueSource(strings = {"W/\"1\"", "\"1\"", "*", " * ", "\"x\", W/\"1\"", "W/\"9\",\"1\"", "\"a,b\", W/\"1\""})
    void ETG_05_ETG_06_ETG_15_a_known_version_is_304(String tags) {
        Http asking = entra.scim().with("If-None-Match", tags);

        for (String path :
                new String[] {"/Users/" + ada, "/Users/" + ada + "?attributes=title", "/Groups/" + engines}) {
            Answer answer = asking.get(path);

            assertThat(answer).hasStatus(304);
            assertThat(answer.text()).isEmpty();
            assertThat(etag(answer)).isEqualTo("W/\"1\"");
            assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
            assertThat(asking.send("HEAD", path, null)).hasStatus(304);
        }
        assertThat(asking.get("/Users/" + NOBODY)).isRefused(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"0\"", "W/\"2\"", "1", "W/1", "\"", "nonsense", "\"W/\"1\"\""})
    void ETG_05_another_version_is_answered_in_full(String tags) {
        assertThat(entra.scim().with("If-None-Match", tags).get("/Users/" + ada))
                .hasStatus(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"1\"", "\"1\"", "*", "W/\"7\", W/\"1\"", "\"a,b\" , \"1\""})
    void ETG_08_ETG_09_ETG_10_a_matching_tag_lets_a_change_pass(String tags) {
        Http changing = entra.scim().with("If-Match", tags);

        assertThat(changing.put("/Users/" + ada, user("ada").toString())).hasStatus(200);
        assertThat(changing.put("/Groups/" + engines, group("Engines", ada))).hasStatus(200);
        assertThat(changing.patch("/Groups/" + engines, patch("{\"op\": \"remove\", \"path\": \"externalId\"}")))
                .hasStatus(204);
        assertThat(changing.delete("/Groups/" + engines)).hasStatus(204);
        assertThat(changing.delete("/Users/" + ada)).hasStatus(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "W/\"2\"",
                "\"0\"",
                "W/\"2\", W/\"3\"",
                "1",
                "W/1",
                "\"",
                "\"1",
                "\"1\"x",
                "nonsense",
                "w/\"1\" \"1\""
            })
    void ETG_07_ETG_10_ERR_11_an_old_or_malformed_tag_stops_every_change(String tags) {
        Http changing = entra.scim().with("If-Match", tags);
        String userBefore = entra.reading(ada).text();
        String groupBefore = entra.scim().get("/Groups/" + engines).text();
        String title = patch("{\"op\": \"add\", \"path\": \"title\", \"value\": \"x\"}");
        String nobody = patch("{\"op\": \"remove\", \"path\": \"members\"}");

        assertThat(changing.put("/Users/" + ada, user("grace").toString())).isRefused(412);
        assertThat(changing.patch("/Users/" + ada, title)).isRefused(412);
        assertThat(changing.delete("/Users/" + ada)).isRefused(412);
        assertThat(changing.put("/Groups/" + engines, group("Motors"))).isRefused(412);
        assertThat(changing.patch("/Groups/" + engines, nobody)).isRefused(412);
        assertThat(changing.delete("/Groups/" + engines)).isRefused(412);

        assertThat(entra.reading(ada).text()).isEqualTo(userBefore);
        assertThat(entra.scim().get("/Groups/" + engines).text()).isEqualTo(groupBefore);
    }

    @Test
    void ETG_09_what_does_not_exist_is_404_whatever_is_demanded() {
        for (String method : new String[] {"PUT", "PATCH", "DELETE"}) {
            assertThat(entra.scim().with("If-Match", "*").send(method, "/Users/" + NOBODY, "{}"))
                    .isRefused(404);
            assertThat(entra.scim().with("If-Match", "*").send(method, "/Groups/" + NOBODY, "{}"))
                    .isRefused(404);
        }
    }

    @Test
    void ETG_04_every_change_of_members_is_a_version_and_a_read_is_none() {
        entra.scim().get("/Groups/" + engines);
        Answer emptied = entra.scim().patch("/Groups/" + engines, patch("{\"op\": \"remove\", \"path\": \"members\"}"));

        Answer read = entra.scim().get("/Groups/" + engines);

        assertThat(etag(emptied)).isEqualTo("W/\"2\"").isEqualTo(etag(read));
        assertThat(read.at("/meta/lastModified").asString())
                .isGreaterThan(read.at("/meta/created").asString());
    }

    @Test
    void ETG_01_ETG_13_versions_are_announced_and_not_demanded() {
        assertThat(entra.scim().get("/ServiceProviderConfig")).has("/etag/supported", "true");
        assertThat(entra.scim().put("/Users/" + ada, user("grace").toString())).hasStatus(200);
        assertThat(entra.scim().put("/Groups/" + engines, group("Motors"))).hasStatus(200);
        assertThat(entra.patching(ada, "{\"op\": \"remove\", \"path\": \"emails\"}"))
                .hasStatus(200);
        assertThat(entra.scim().delete("/Groups/" + engines)).hasStatus(204);
        assertThat(entra.scim().delete("/Users/" + ada)).hasStatus(204);
    }

    @Test
    void ETG_14_if_none_match_any_stops_a_put_and_means_nothing_to_a_post() {
        Http onlyNew = entra.scim().with("If-None-Match", "*");

        assertThat(onlyNew.put("/Users/" + ada, user("grace").toString())).isRefused(412);
        assertThat(onlyNew.put("/Groups/" + engines, group("Motors"))).isRefused(412);
        assertThat(onlyNew.post("/Users", user("grace").toString())).hasStatus(201);
        assertThat(entra.scim().with("If-Match", "*").post("/Groups", group("Motors")))
                .hasStatus(201);
    }
}
