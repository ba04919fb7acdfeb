package dev.muster.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.Http;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Real traffic with something broken in it: whatever it is, the answer is a good one or a SCIM error of the
/// 400s, never a fault.
class MutationTest {

    private static final int MUTANTS = 6;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"entra", "entra-flagged", "okta", "onelogin", "jumpcloud", "authentik", "keycloak"})
    void a_broken_request_is_refused_and_is_never_a_fault(String client) {
        long seed = System.nanoTime();
        Mutation mutation = new Mutation(new Random(seed));
        TestSetting setting = TestCompany.named("Acme").setting("""
                {"grouping": {"kind": "field", "field": "department"}, "rate": {"perSecond": 1000, "burst": 10000}}""");
        Map<String, String> saved = new HashMap<>(Map.of("token", setting.token()));

        for (String line : Replay.resource(client + ".jsonl").lines().toList()) {
            Step step = Step.of(filled(line, saved));
            Answer answer = http(setting, step)
                    .send(step.method(), step.path(), step.body().orElse(null));
            step.save().ifPresent(name -> saved.put(name, answer.id()));
            if (step.body().isPresent()) {
                JsonNode body = step.line().path("body");
                for (int i = 0; i < MUTANTS; i++) {
                    send(setting, step, mutation.of(body).toString(), seed);
                }
            }
        }
    }

    private static void send(TestSetting setting, Step step, String body, long seed) {
        Answer answer = http(setting, step).send(step.method(), step.path(), body);

        assertThat(answer.status())
                .as("seed %s: %s with %s", seed, answer, shortened(body))
                .isLessThan(500);
        if (answer.status() >= 400) {
            AnswerAssert.assertThat(answer).isRefused(answer.status());
        }
    }

    private static Http http(TestSetting setting, Step step) {
        return new Http(URI.create(setting.scimUrl()), step.headers());
    }

    private static String filled(String line, Map<String, String> saved) {
        String filled = line;
        for (Map.Entry<String, String> variable : saved.entrySet()) {
            filled = filled.replace("{{" + variable.getKey() + "}}", variable.getValue());
        }
        return filled;
    }

    private static String shortened(String body) {
        return body.length() > 2000 ? body.substring(0, 2000) + "…" : body;
    }
}
