package dev.muster.scim.door;

import static dev.muster.scim.door.Messages.ENTERPRISE;
import static dev.muster.scim.door.Messages.etag;
import static dev.muster.scim.door.Messages.setting;
import static dev.muster.scim.door.Messages.texts;
import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.TestSetting;
import dev.muster.testing.UserBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A user's manager, whom the client names by id and the server by name (RFC 7643 section 4.3).
class ReportingLinesTest {

    private static final String NAME = "/" + ENTERPRISE + "/manager/displayName";

    private final TestSetting strict = setting("strict");
    private final String grace = strict.creates(user("grace").with("displayName", "\"Grace Hopper\""));

    private static UserBody reportingTo(String manager) {
        return reportingTo("ada", manager);
    }

    private static UserBody reportingTo(String userName, String manager) {
        return user(userName).with(ENTERPRISE, """
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            manager.displayName eq "grace HOPPER"                 | ada
            manager.displayName sw "Grace"                        | ada
            manager.displayName pr                                | ada
            manager.displayName ne "Grace Hopper"                 | grace,linus
            manager[displayName co "hop"]                         | ada
            manager[displayName eq "Linus"]                       | ``
            manager[value pr and not (displayName pr)]            | linus
            manager.value eq "GRACE"                              | ada
            manager[value eq "GRACE" and displayName pr]          | ada
            manager.value eq "nobody"                             | linus
            manager.displayName eq "Fake"                         | ``
            """)
    void SCH_27_RES_16_the_managers_name_is_found_as_it_is_shown(String filter, String found) {
        strict.creates(reportingTo(grace));
        strict.creates(reportingTo("linus", "nobody"));

        FilterMeaningTest.assertFound(
                strict, ENTERPRISE + ":" + filter.replace("GRACE", grace), found == null ? "" : found);
    }

    @Test
    void SRT_03_people_are_sorted_by_their_managers_names() {
        strict.creates(reportingTo("ada", grace));
        String alan = strict.creates(user("alan").with("displayName", "\"Alan Turing\""));
        strict.creates(reportingTo("linus", alan));

        for (String start : new String[] {"", "&cursor="}) {
            Answer sorted = strict.scim()
                    .get("/Users?attributes=userName&sortBy=" + ENTERPRISE + ":manager.displayName" + start);

            assertThat(texts(sorted, "/Resources", "userName").subList(0, 2)).containsExactly("linus", "ada");
        }
    }

    @Test
    void RES_14_a_deleted_user_is_nobodys_manager_any_more() {
        Answer ada = strict.creating(reportingTo(grace));
        String linus = strict.creates(user("linus").with(ENTERPRISE, """
                {"department": "Kernels", "manager": {"value": "%s"}}""".formatted(grace)));
        String alan = strict.creates(reportingTo("alan", "nobody"));

        strict.deletes(grace);

        Answer after = strict.reading(ada.id());
        assertThat(after.json().has(ENTERPRISE)).isFalse();
        assertThat(after.at("/schemas").size()).isOne();
        assertThat(etag(after)).isEqualTo("W/\"2\"");
        assertThat(strict.reading(linus)).has("/" + ENTERPRISE + "/department", "Kernels");
        assertThat(strict.reading(linus).at("/" + ENTERPRISE + "/manager").isMissingNode())
                .isTrue();
        assertThat(strict.reading(alan)).has("/" + ENTERPRISE + "/manager/value", "nobody");
        FilterMeaningTest.assertFound(strict, ENTERPRISE + ":manager pr", "alan");
        assertThat(etag(strict.scim().put("/Users/" + ada.id(), after.text()))).isEqualTo(etag(after));
    }

    @Test
    void RES_14_MTN_02_another_settings_people_keep_whom_they_report_to() {
        TestSetting other = setting(strict.company(), "strict");
        String ada = other.creates(reportingTo(grace));

        strict.deletes(grace);

        assertThat(other.reading(ada)).has("/" + ENTERPRISE + "/manager/value", grace);
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
