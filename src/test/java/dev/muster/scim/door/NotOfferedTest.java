package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.setting;
import static dev.muster.scim.door.Messages.texts;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.TestSetting;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Parts of SCIM that are not offered: discovery does not speak of them, and who asks is told so.
class NotOfferedTest {

    private final TestSetting entra = setting("tolerant");

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"})
    void MEE_01_MEE_04_a_token_is_nobody_and_me_is_501(String method) {
        String ada = entra.creates(user("ada"));

        Answer answer = entra.scim().send(method, "/Me", user("grace").toString());

        assertThat(answer).hasStatus(501);
        if (!method.equals("HEAD")) {
            assertThat(answer).isRefused(501);
        }
        assertThat(answer.text()).doesNotContain("ada", ada);
        assertThat(entra.scim().get("/Users")).has("/totalResults", "1").has("/Resources/0/userName", "ada");
    }

    @Test
    void EVT_01_no_security_events_are_announced() {
        Answer config = entra.scim().get("/ServiceProviderConfig");

        assertThat(config).hasStatus(200);
        assertThat(config.text()).doesNotContainIgnoringCase("securityEvents").doesNotContainIgnoringCase("async");
        assertThat(entra.scim().get("/Schemas").text()).doesNotContain("securityEvents");
    }

    @Test
    void EVT_11_an_asynchronous_answer_is_not_given_to_who_prefers_one() {
        Http waiting = entra.scim().with("Prefer", "respond-async, wait=10");

        Answer made = waiting.post("/Users", user("ada").toString());
        Answer patched =
                waiting.patch("/Users/" + made.id(), Messages.patch("{\"op\": \"remove\", \"path\": \"title\"}"));

        assertThat(made).hasStatus(201).has("/userName", "ada");
        assertThat(patched).hasStatus(200).has("/userName", "ada");
        for (Answer answer : List.of(made, patched)) {
            assertThat(answer.headers().firstValue("Set-Txn")).isEmpty();
            assertThat(answer.headers().firstValue("Preference-Applied")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Device", "EndpointApp", "Role", "Entitlement"})
    void OPT_01_there_are_no_resource_types_but_users_and_groups(String type) {
        assertThat(texts(entra.scim().get("/ResourceTypes"), "/Resources", "name"))
                .containsExactly("User", "Group");
        assertThat(texts(entra.scim().get("/Schemas"), "/Resources", "name")).doesNotContain(type);
        assertThat(entra.scim().get("/" + type + "s")).isRefused(404);
        assertThat(entra.scim().post("/" + type + "s", "{\"schemas\": [\"x\"]}"))
                .isRefused(404);
    }

    @Test
    void SEC_12_basic_authentication_is_no_way_in() {
        for (String pair : List.of("muster:" + entra.token(), ":" + entra.token(), entra.token() + ":")) {
            String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
            Answer answer = new Http(entra.scim().base(), Map.of("Authorization", basic)).get("/Users");

            assertThat(answer).isRefused(401);
            assertThat(Messages.header(answer, "WWW-Authenticate")).doesNotContain("Basic");
        }
        assertThat(entra.scim().get("/ServiceProviderConfig").text()).doesNotContain("httpbasic");
    }

    @Test
    void SEC_13_nobody_is_created_by_nobody() {
        Http anonymous = new Http(entra.scim().base(), Map.of("Content-Type", "application/scim+json"));

        assertThat(anonymous.post("/Users", user("ada").toString())).isRefused(401);
        assertThat(anonymous.post("/Groups", Messages.group("Engines"))).isRefused(401);
        assertThat(anonymous.post("/Bulk", "{}")).isRefused(401);
        assertThat(entra.scim().get("")).has("/totalResults", "0");
    }
}
