package dev.muster.overload;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Alone;
import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.HeldRow;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import dev.muster.testing.Visit;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A statement of a request hangs, because somebody else holds what it needs: whichever door it came by, it is answered
/// in time and asked to come again, nothing of it is done, and the same request succeeds as soon as it can.
@Alone
class HangingRequestTest {

    private static final TestServer SERVER = TestServer.start();

    /// A lock is waited for two seconds; the rest is for a busy machine.
    private static final Duration IN_TIME = Duration.ofSeconds(9);

    private static final String EVERYBODY = "select 1 from target_user for update";
    private static final String EVERY_SETTING = "select 1 from scim_setting for update";
    private static final int OPERATIONS = 20;

    private final TestSetting entra = TestCompany.on(SERVER, "Acme").byDepartment();
    private String ada = "";
    private String grace = "";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void two_people() {
        ada = entra.creates(user("ada").department("Sales"));
        grace = entra.company().hires("Grace", "Hopper");
    }

    @Test
    void by_SCIM_a_change_that_hangs_is_refused_in_time_and_does_nothing() throws Exception {
        hangs(EVERYBODY, 200, () -> entra.patching(ada, """
                {"op": "replace", "value": {"displayName": "Ada", "active": false}}"""));

        assertThat(entra.company().person("ada").path("active").asBoolean()).isFalse();
    }

    @Test
    void by_SCIM_a_creation_that_hangs_is_refused_in_time_and_creates_nobody() throws Exception {
        hangs(EVERY_SETTING, 201, () -> entra.creating(user("linus").department("Research")));

        assertThat(entra.company().groupsOf("linus")).containsExactly("Research");
    }

    @Test
    void by_the_admin_API_a_change_that_hangs_is_refused_in_time_and_does_nothing() throws Exception {
        hangs(
                EVERYBODY,
                200,
                () -> entra.company().api().patch("/target-users/" + grace, "{\"firstName\": \"Amazing\"}"));
    }

    @Test
    void by_the_console_a_form_that_hangs_is_refused_in_time_and_does_nothing() throws Exception {
        Visit operator = SERVER.operator().host();
        String page = "/companies/" + entra.company().id() + "/target-users/" + grace + "/edit";

        hangs(
                EVERYBODY,
                303,
                () -> operator.post(page, Map.of("email", "Grace.Hopper@acme.example", "firstName", "Amazing")));
    }

    /// Each of its operations could wait for two seconds.
    @Test
    @Tag("long")
    void a_bulk_whose_every_operation_hangs_is_answered_before_its_client_gives_up() throws Exception {
        String operation = """
                {"method": "DELETE", "path": "/Users/%s"}""".formatted(ada);
        String bulk = """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [%s]}""".formatted(String.join(", ", Collections.nCopies(OPERATIONS, operation)));
        Answer answer;
        long before = System.nanoTime();
        try (HeldRow held = HeldRow.of(SERVER.database(), EVERYBODY)) {
            assertThat(held.connection().isClosed()).isFalse();
            answer = entra.scim().post("/Bulk", bulk);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(35));
        AnswerAssert.assertThat(answer).hasStatus(200);
        assertThat(answer.at("/Operations")
                        .valueStream()
                        .map(one -> one.path("status").asString()))
                .hasSize(OPERATIONS)
                .containsOnly("503");
        AnswerAssert.assertThat(entra.reading(ada)).hasStatus(200);
    }

    /// @param status of its answer once it need not wait
    private void hangs(String held, int status, Supplier<Answer> request) throws Exception {
        List<String> before = stored();
        Answer refused;
        Duration time;
        try (HeldRow row = HeldRow.of(SERVER.database(), held)) {
            assertThat(row.connection().isClosed()).isFalse();
            long start = System.nanoTime();
            refused = request.get();
            time = Duration.ofNanos(System.nanoTime() - start);
        }

        AnswerAssert.assertThat(refused).hasStatus(503);
        assertThat(refused.headers().firstValue("Retry-After"))
                .hasValueSatisfying(seconds -> assertThat(seconds).matches("[1-9][0-9]?"));
        assertThat(time).isLessThan(IN_TIME);
        assertThat(stored()).isEqualTo(before);
        AnswerAssert.assertThat(request.get()).hasStatus(status);
        assertThat(stored()).isNotEqualTo(before);
    }

    /// All that a change of a person writes.
    private List<String> stored() {
        return SERVER.database().texts(entra.company().id(), """
                select t.row from (
                    select 'person ' || u::text as row from target_user u
                    union all select 'address ' || a::text from email_address a
                    union all select 'group ' || g::text from target_group g
                    union all select 'member ' || m::text from group_member m
                    union all select 'event ' || id::text from event) t order by 1""");
    }
}
