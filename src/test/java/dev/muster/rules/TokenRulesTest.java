package dev.muster.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TokenRulesTest {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.setting("{}");
    private final String tokens = "/scim-settings/" + entra.id() + "/tokens";

    @Test
    void T1_a_setting_may_have_several_tokens_at_a_time() {
        String second = making("{\"name\": \"second\"}").at("/token").asString();

        AnswerAssert.assertThat(entra.scim().get("/Users")).hasStatus(200);
        AnswerAssert.assertThat(entra.scim(second).get("/Users")).hasStatus(200);
        assertThat(acme.api().get(tokens).at("/items")).hasSize(2);
    }

    @Test
    void T1_a_new_token_with_an_overlap_lets_the_others_expire_after_it() {
        Answer made = making("{\"name\": \"second\", \"overlapHours\": 24}");

        Instant now = Instant.now();
        for (JsonNode token : acme.api().get(tokens).at("/items")) {
            if (token.path("id").asString().equals(made.id())) {
                assertThat(token.path("expiresAt").isNull()).isTrue();
            } else {
                assertThat(Instant.parse(token.path("expiresAt").asString()))
                        .isBetween(now.plus(Duration.ofHours(23)), now.plus(Duration.ofHours(25)));
            }
        }
        AnswerAssert.assertThat(entra.scim().get("/Users")).hasStatus(200);
        assertThat(acme.events("token.updated")).singleElement().satisfies(event -> {
            assertThat(event.path("rule").asString()).isEqualTo("T1");
            assertThat(event.path("before").path("expiresAt").isNull()).isTrue();
            assertThat(Instant.parse(event.path("after").path("expiresAt").asString()))
                    .isAfter(now.plus(Duration.ofHours(23)));
        });
    }

    @Test
    void T1_an_overlap_of_no_hours_ends_the_others_at_once() throws InterruptedException {
        String second = making("{\"name\": \"second\", \"overlapHours\": 0}")
                .at("/token")
                .asString();

        assertThat(isRefusedWithin(SOON, entra.token())).isTrue();
        AnswerAssert.assertThat(entra.scim(second).get("/Users")).hasStatus(200);
    }

    @Test
    void T1_no_token_and_no_client_bears_the_name_of_a_trial_runs_token_which_leaves_no_log() {
        String named = "{\"name\": \" Trial run (made by Muster) \"}";

        AnswerAssert.assertThat(acme.api().post(tokens, named)).isProblem(400);
        AnswerAssert.assertThat(acme.api().post("/scim-settings/" + entra.id() + "/oauth-clients", named))
                .isProblem(400);
    }

    @Test
    void T1_an_overlap_is_0_to_720_hours() {
        AnswerAssert.assertThat(acme.api().post(tokens, "{\"name\": \"x\", \"overlapHours\": 721}"))
                .isProblem(400);
        AnswerAssert.assertThat(acme.api().post(tokens, "{\"name\": \"x\", \"overlapHours\": -1}"))
                .isProblem(400);

        assertThat(acme.api().get(tokens).at("/items")).hasSize(1);
    }

    @Test
    void T2_a_secret_is_shown_once_and_no_two_are_alike() {
        Answer made = making("{\"name\": \"second\"}");

        String secret = made.at("/token").asString();
        assertThat(acme.api().get(tokens).text())
                .doesNotContain(secret)
                .doesNotContain(entra.token())
                .contains("\"hint\"");
        assertThat(acme.api().get("/scim-settings/" + entra.id()).text()).doesNotContain(entra.token());
        assertThat(new HashSet<>(List.of(secret, entra.token()))).hasSize(2);
        assertThat(secret.substring(0, 4)).isEqualTo(entra.token().substring(0, 4));
    }

    @Test
    void T3_SEC_03_ERR_05_a_revoked_token_is_refused_within_two_seconds() throws InterruptedException {
        Answer made = making("{\"name\": \"second\"}");
        String secret = made.at("/token").asString();
        AnswerAssert.assertThat(entra.scim(secret).get("/Users")).hasStatus(200);

        AnswerAssert.assertThat(acme.api().delete(tokens + "/" + made.id())).hasStatus(204);

        assertThat(isRefusedWithin(SOON, secret)).isTrue();
        AnswerAssert.assertThat(entra.scim().get("/Users")).hasStatus(200);
    }

    @Test
    void T3_SEC_03_ERR_05_an_expired_token_is_refused() throws InterruptedException {
        Instant soon = Instant.now().plusSeconds(4);
        String secret = making("{\"name\": \"second\", \"expiresAt\": \"" + soon + "\"}")
                .at("/token")
                .asString();

        Thread.sleep(Duration.between(Instant.now(), soon).plusMillis(50));

        assertThat(isRefusedWithin(SOON, secret)).isTrue();
    }

    @Test
    void T3_every_wrong_token_is_refused_alike() {
        String token = entra.token();
        Set<String> answers = new HashSet<>();

        for (String wrong :
                List.of("x", token + "x", token.substring(0, token.length() - 1), token.toUpperCase(Locale.ROOT))) {
            Answer answer = entra.scim(wrong).get("/Users");
            AnswerAssert.assertThat(answer).isRefused(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Bearer");
            answers.add(answer.text());
        }
        assertThat(answers).hasSize(1);
    }

    @Test
    void T3_a_token_in_another_case_is_refused_on_the_same_connection() {
        for (int i = 0; i < 5; i++) {
            AnswerAssert.assertThat(entra.scim().get("/Users")).hasStatus(200);

            AnswerAssert.assertThat(
                            entra.scim(entra.token().toUpperCase(Locale.ROOT)).get("/Users"))
                    .isRefused(401);
        }
    }

    private Answer making(String body) {
        Answer made = acme.api().post(tokens, body);
        AnswerAssert.assertThat(made).hasStatus(201);
        return made;
    }

    private boolean isRefusedWithin(Duration time, String secret) throws InterruptedException {
        Instant end = Instant.now().plus(time);
        do {
            if (entra.scim(secret).get("/Users").status() == 401) {
                return true;
            }
            Thread.sleep(50);
        } while (Instant.now().isBefore(end));
        return entra.scim(secret).get("/Users").status() == 401;
    }
}
