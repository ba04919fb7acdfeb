package dev.muster.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import java.net.http.HttpHeaders;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A replay is worth as much as what it notices.
class StepTest {

    private static final Step STEP = Step.of("""
            {"step": "02 create", "method": "POST", "path": "/Users", "headers": {}, "body": {"userName": "ada"},
             "expect": {"status": [200, 201], "json": {"/userName": "ada", "/active": true}, "count": {"/emails": 1},
                        "absent": ["/password"]},
             "source": "https://example.com"}""");

    @Test
    void an_answer_that_is_as_expected_has_no_differences() {
        assertThat(STEP.differences(answer(201, """
                {"userName": "ada", "active": true, "emails": [1], "password": null}"""))).isEmpty();
    }

    @Test
    void every_difference_is_told() {
        assertThat(STEP.differences(answer(409, """
                {"userName": "ADA", "active": "true", "emails": [1, 2], "password": "x"}""")))
                .containsExactly(
                        "status 409 instead of [200,201]",
                        "/userName is \"ADA\" instead of \"ada\"",
                        "/active is \"true\" instead of true",
                        "/emails has 2 elements instead of 1",
                        "/password is \"x\" and should not be there");
    }

    @Test
    void an_answer_without_a_body_has_no_values() {
        assertThat(STEP.differences(answer(200, ""))).hasSize(3);
    }

    @Test
    void a_step_tells_what_was_asked_and_expected() {
        assertThat(STEP.toString()).contains("02 create", "POST /Users", "\"ada\"", "[200,201]", "https://example.com");
    }

    private static Answer answer(int status, String body) {
        return new Answer("POST /Users", status, HttpHeaders.of(Map.of(), (name, value) -> true), body);
    }
}
