package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.ENTERPRISE;
import static dev.muster.scim.door.Messages.etag;
import static dev.muster.scim.door.Messages.setting;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestSetting;
import dev.muster.testing.UserBody;
import org.junit.jupiter.api.Test;

/// A user's manager, whom the client names by id and the server by name (RFC 7643 section 4.3).
class ReportingLinesTest {

    private static final String NAME = "/" + ENTERPRISE + "/manager/displayName";

    private final TestSetting strict = setting("strict");
    private final String grace = strict.creates(user("grace").with("displayName", "\"Grace Hopper\""));

    private static UserBody reportingTo(String manager) {
        return user("ada").with(ENTERPRISE, """
                {"manager": {"value": "%s", "displayName": "Fake"}}""".formatted(manager));
    }

    @Test
    void RES_16_the_manager_is_called_what_it_calls_itself_now() {
        Answer made = strict.creating(reportingTo(grace));

        strict.patches(grace, """
                {"op": "replace", "path": "displayName", "value": "Amazing Grace"}""");

        assertThat(made).hasStatus(201).has(NAME, "Grace Hopper");
        assertThat(strict.reading(made.id())).has(NAME, "Amazing Grace");
        assertThat(strict.scim().get("/Users/" + made.id() + "?attributes=" + ENTERPRISE + ":manager.displayName"))
                .has(NAME, "Amazing Grace");
        assertThat(strict.finds("userName eq \"ada\"").at("/Resources/0" + NAME).asString())
                .isEqualTo("Amazing Grace");
    }

    @Test
    void RES_16_PUT_10_what_was_read_can_be_sent_back_without_a_change() {
        Answer made = strict.creating(reportingTo(grace));

        Answer after = strict.scim().put("/Users/" + made.id(), made.text());

        assertThat(after.json()).isEqualTo(made.json());
        assertThat(etag(after)).isEqualTo(etag(made));
    }

    @Test
    void RES_16_MTN_02_nobody_elses_name_is_told() {
        String stranger = setting("strict").creates(user("linus").with("displayName", "\"Linus\""));

        for (String manager : new String[] {stranger, "grace", Messages.NOBODY}) {
            Answer made = strict.creating(reportingTo(manager));

            assertThat(made).hasStatus(201).has("/" + ENTERPRISE + "/manager/value", manager);
            assertThat(made.at(NAME).isMissingNode()).isTrue();
            strict.deletes(made.id());
        }
    }
}
