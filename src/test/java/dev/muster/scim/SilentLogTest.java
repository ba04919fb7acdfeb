package dev.muster.scim;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.HeardLog;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// No name, address, password or token comes into the log, however much is logged and whatever goes wrong.
class SilentLogTest {

    private static final String CANARY = "zeisig";

    private final HeardLog log = new HeardLog();
    private final Logger ours = (Logger) LoggerFactory.getLogger("dev.muster");
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private Level before = Level.INFO;

    @BeforeEach
    void listen() {
        before = ours.getEffectiveLevel();
        ours.setLevel(Level.TRACE);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stop() {
        root.detachAppender(log);
        ours.setLevel(before);
    }

    @Test
    void SEC_08_neither_values_nor_secrets_are_logged() {
        TestCompany acme = TestCompany.named("Acme");
        TestSetting entra = acme.byDepartment();

        String id = entra.creates(user(CANARY).department(CANARY).with("password", "\"" + CANARY + "\""));
        entra.creating(user(CANARY));
        entra.patches(id, """
                {"op": "replace", "path": "displayName", "value": "%s"}""".formatted(CANARY));
        entra.scim().get("/Users?filter=userName%20eq%20%22" + CANARY + "%22");
        entra.scim().get("/Users?filter=" + CANARY + "%20eq%20%221%22");
        entra.scim().get("/Users/" + CANARY);
        entra.scim().post("/Users", "{\"userName\": \"" + CANARY);
        entra.scim(CANARY).get("/Users");
        acme.api().post("/target-users", "{\"email\": \"%1$s@acme.example\", \"%1$s\": 1}".formatted(CANARY));
        withoutTheTable(() -> entra.creating(user(CANARY + "2")));

        List<ILoggingEvent> heard = log.events();
        String logged = heard.stream().map(SilentLogTest::text).collect(Collectors.joining("\n"));
        assertThat(heard).as("the listener hears something").isNotEmpty();
        assertThat(logged)
                .contains("failed")
                .doesNotContainIgnoringCase(CANARY)
                .doesNotContain(entra.token())
                .doesNotContain(TestServer.KEY);
    }

    @Test
    void ERR_01_ERR_15_a_fault_is_answered_with_the_number_of_the_request_and_nothing_more() {
        TestSetting entra = TestCompany.named("Acme").byDepartment();
        List<Answer> answers = new ArrayList<>();

        withoutTheTable(() -> answers.add(entra.creating(user(CANARY))));

        Answer fault = answers.getFirst();
        String request = fault.headers().firstValue("X-Request-Id").orElse("");
        AnswerAssert.assertThat(fault).isRefused(500);
        assertThat(fault.at("/detail").asString()).contains(request).hasSizeLessThan(120);
        assertThat(fault.text()).doesNotContain(CANARY, "target_user", "xception", "SQL", "dev.muster");
        assertThat(fault.json().propertyNames()).containsExactlyInAnyOrder("schemas", "status", "detail");
    }

    /// A fault of ours, with everything that the database has to say about it.
    private static void withoutTheTable(Runnable request) {
        TestDatabase database = TestServer.shared().database();
        database.run("alter table target_user rename to target_user_away");
        try {
            request.run();
        } finally {
            database.run("alter table target_user_away rename to target_user");
        }
    }

    private static String text(ILoggingEvent event) {
        StringBuilder text = new StringBuilder(event.getFormattedMessage());
        for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            text.append('\n').append(cause.getClassName()).append(": ").append(cause.getMessage());
        }
        return text.append(List.of(event.getMDCPropertyMap())).toString();
    }
}
