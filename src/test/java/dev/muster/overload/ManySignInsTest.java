package dev.muster.overload;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Alone;
import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.OtherNode;
import dev.muster.testing.Team;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import dev.muster.testing.Visit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Each password that is judged takes 19 MiB, and a node has 256: however many sign in at once, a few are judged, the
/// others are asked to come again, and clients are served as before.
@Alone
class ManySignInsTest {

    private static TestServer setUp;
    private static OtherNode node;
    private static TestSetting setting;

    @BeforeAll
    static void a_small_node() throws Exception {
        setUp = TestServer.start();
        setUp.operator();
        setting = TestCompany.on(setUp, "Acme").setting("{\"name\": \"Entra ID\"}");
        setting.creates(user("ada"));
        node = OtherNode.on(setUp.database(), "256m");
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
        setUp.close();
    }

    @Test
    void SEC_11_two_hundred_sign_ins_at_once_take_neither_the_heap_nor_the_places() throws Exception {
        Visit browser = new Visit(node.url(), "");
        Http client = Http.bearer(node.url().resolve("/scim/v2"), setting.token(), "application/scim+json");

        Crowd crowd = Crowd.begin(
                200, Duration.ZERO, number -> browser.signsIn("nobody" + number + "@muster.example", "a wrong guess"));
        List<Answer> beside = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            beside.add(client.get("/Users?count=1"));
            Thread.sleep(50);
        }
        List<Crowd.Timed> signIns = crowd.end();

        assertThat(beside).extracting(Answer::status).containsOnly(200);
        assertThat(signIns)
                .extracting(one -> one.answer().status())
                .isSubsetOf(422, 429, 503)
                .contains(422, 503);
        assertThat(Crowd.of(422, signIns)).as("judged").hasSizeLessThanOrEqualTo(50);
        assertThat(browser.signsIn("operator@muster.example", Team.PASSWORD).status())
                .as("signed in, and led on")
                .isEqualTo(303);
    }
}
