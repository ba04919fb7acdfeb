package dev.muster.scim;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestSetting;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each setting has its own rate; who exceeds it is told when to come back, and nobody else feels it.
class RateLimitTest {

    private final TestCompany acme = TestCompany.named("Acme");

    @Test
    void ERR_14_beyond_the_burst_a_request_is_429_with_whole_seconds_to_wait() {
        TestSetting slow = acme.setting("""
                {"name": "Slow", "rate": {"perSecond": 1, "burst": 3}}""");

        List<Answer> answers = requests(slow, 10);

        List<Answer> refused =
                answers.stream().filter(answer -> answer.status() == 429).toList();
        assertThat(answers).extracting(Answer::status).containsOnly(200, 429);
        assertThat(refused).isNotEmpty().allSatisfy(answer -> {
            AnswerAssert.assertThat(answer).isRefused(429);
            assertThat(answer.headers().firstValue("Retry-After").orElse("")).matches("[1-9][0-9]?");
        });
    }

    @Test
    void one_setting_beyond_its_rate_leaves_another_alone() {
        TestSetting slow = acme.setting("""
                {"name": "Slow", "rate": {"perSecond": 1, "burst": 1}}""");
        TestSetting other = acme.byDepartment();

        requests(slow, 5);

        other.creates(user("ada"));
        assertThat(requests(other, 20)).extracting(Answer::status).containsOnly(200);
    }

    @Test
    void a_rate_that_is_changed_holds_at_once_or_within_two_seconds() throws InterruptedException {
        TestSetting slow = acme.setting("""
                {"name": "Slow", "rate": {"perSecond": 1, "burst": 1}}""");
        requests(slow, 3);

        acme.api().patch("/scim-settings/" + slow.id(), """
                {"rate": {"perSecond": 50, "burst": 200}}""");
        Thread.sleep(2000);

        assertThat(requests(slow, 20)).extracting(Answer::status).containsOnly(200);
    }

    private static List<Answer> requests(TestSetting setting, int count) {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(setting.scim().get("/Users?count=0"));
        }
        return answers;
    }
}
