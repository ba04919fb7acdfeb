package dev.muster.console.people;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.console.PageCheck;
import dev.muster.testing.Browser;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestConsole;
import dev.muster.testing.TestSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WebElement;

/// One person: what is known and why, what happened, and what a hand may change.
class PersonPagesTest {

    private final Browser browser = Browser.fresh();
    private final TestCompany acme = TestCompany.named("Acme");

    @Test
    void R3_a_page_says_why_fields_and_groups_are_as_they_are_and_which_request_made_them_so() {
        TestSetting setting = acme.byDepartment();
        setting.creates(user("ada").department("Sales"));
        String ada = id("ada");
        setting.replaces(
                acme.person("ada").path("resourceId").asString(), user("ada").department("Support"));

        opens(ada);
        browser.all(".why > summary").forEach(WebElement::click);

        assertThat(browser.text())
                .contains("Support", "Entra ID", "Generated", "Joined Support", "Left Sales")
                .contains("is filled by the SCIM setting \"Entra ID\"");
        assertThat(browser.all(".why a[href*='/requests/']")).isNotEmpty();
        assertThat(browser.all(".timeline-list del"))
                .extracting(WebElement::getText)
                .contains("Sales");
        assertThat(browser.all(".timeline-list a[href*='/requests/']")).isNotEmpty();
        PageCheck.sound(browser, "person");
    }

    @Test
    void a_user_name_that_may_look_like_another_is_marked() {
        TestSetting setting = acme.byDepartment();
        setting.creates(user("ad\u0430"));
        setting.creates(user("\u0430\u0434\u0430"));

        opens(id("ad\u0430"));
        assertThat(browser.text()).contains("mixes letters of different scripts");
        opens(id("\u0430\u0434\u0430"));
        assertThat(browser.text()).doesNotContain("mixes letters");
    }

    @Test
    void a_timeline_goes_back_page_by_page() {
        String ada = acme.hires("Ada", "Lovelace");
        for (int i = 0; i < 21; i++) {
            acme.api().patch("/target-users/" + ada, "{\"department\": \"Sales " + i + "\"}");
        }
        opens(ada);
        assertThat(browser.all(".timeline-list > li")).hasSize(20);

        browser.presses("Older");
        browser.until("the older page", () -> browser.all(".timeline-list > li").size() == 2);

        assertThat(browser.find(".timeline-list").getText()).contains("Came into the company");
        assertThat(browser.all("nav a[href$='#timeline']"))
                .extracting(WebElement::getText)
                .containsExactly("Newest");
    }

    @Test
    void F3_a_field_that_is_switched_off_is_hidden_in_what_happened_too() {
        String note = acme.field("Note", "text");
        String ada = acme.hires("Ada", "Lovelace");
        acme.api().patch("/target-users/" + ada, "{\"fields\": {\"" + note + "\": \"Likes engines\"}}");
        opens(ada);
        assertThat(browser.find(".timeline-list").getText()).contains("Likes engines");

        acme.api().get("/fields").at("/items").forEach(field -> {
            if (field.path("key").asString().equals(note)) {
                acme.api().patch("/fields/" + field.path("id").asString(), "{\"active\": false}");
            }
        });
        opens(ada);

        assertThat(browser.text()).contains("Came into the company").doesNotContain("Likes engines");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void L7_what_a_setting_fills_is_locked_with_its_reason_and_the_rest_is_edited(boolean scripts) {
        TestSetting setting = acme.setting("{}");
        acme.field("Cost center", "text");
        setting.creates(user("ada").department("Sales"));
        browser.scripts(scripts);
        opens(id("ada"));
        browser.presses("Edit");
        browser.find(".locked-field");

        assertThat(browser.all(".locked-field"))
                .extracting(WebElement::getText)
                .anySatisfy(text -> assertThat(text).contains("Department", "Sales", "is filled by the SCIM setting"))
                .anySatisfy(text -> assertThat(text).contains("Status", "is kept by the SCIM setting"));
        assertThat(browser.all("[name=department], [name=status]")).isEmpty();
        if (scripts) {
            PageCheck.sound(browser, "person-edit");
        }
        browser.types("costCenter", "4711");
        browser.presses("Save changes");
        browser.find(".alert-success");

        assertThat(browser.find(".values").getText()).contains("4711");
    }

    @Test
    void F3_a_required_field_cannot_be_emptied_and_what_was_typed_is_kept() {
        String ada = acme.hires("Ada", "Lovelace");
        opens(ada + "/edit");
        browser.runs("document.querySelectorAll('[required]').forEach(field => field.required = false)");
        browser.types("email", " ").types("firstName", "Augusta");
        browser.presses("Save changes");

        assertThat(browser.find("#email-error").getText()).isEqualTo("A value is required.");
        assertThat(browser.find("[name=firstName]").getAttribute("value")).isEqualTo("Augusta");
        PageCheck.sound(browser, "person-edit-wrong");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_person_is_put_into_a_group_by_hand_and_taken_out_of_it(boolean scripts) {
        acme.group("Pilots");
        String ada = acme.hires("Ada", "Lovelace");
        browser.scripts(scripts);
        opens(ada);
        browser.types("find", "pilo");
        browser.presses("Find groups");
        browser.find("[aria-label='Add to Pilots']").click();
        browser.find(".alert-success");
        assertThat(acme.membership().get("Pilots")).hasSize(1);

        browser.find("[aria-label='Remove from Pilots']").click();
        browser.until("the end of it", () -> browser.text().contains("The person left the group."));

        assertThat(acme.membership().get("Pilots")).isEmpty();
    }

    @Test
    void G7_a_group_that_a_rule_gave_offers_no_button_and_says_why() {
        TestSetting setting = acme.byDepartment();
        setting.creates(user("ada").department("Sales"));

        opens(id("ada"));
        browser.all("#groups ~ *, .rows .why > summary").forEach(WebElement::click);

        assertThat(browser.all("[aria-label='Remove from Sales']")).isEmpty();
        assertThat(browser.text()).contains("nobody is put into it or taken out of it by hand");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void L2_a_person_is_deleted_after_a_question_and_can_be_erased_then(boolean scripts) {
        String ada = acme.hires("Ada", "Lovelace");
        browser.scripts(scripts);
        opens(ada);
        browser.presses("Delete…");
        browser.presses("Delete");
        browser.find(".alert-success");
        assertThat(browser.find(".status-deleted").getText()).isEqualTo("✕ Deleted");
        if (scripts) {
            PageCheck.sound(browser, "person-deleted");
        }

        browser.presses("Erase now…");
        browser.find("#sure").click();
        browser.presses("Erase");
        browser.until("the list", () -> browser.text().contains("The person was erased for good."));

        assertThat(acme.deletedPeople()).isEmpty();
    }

    @Test
    void L2_erasing_at_once_asks_whether_one_is_sure() {
        String ada = acme.hires("Ada", "Lovelace");
        opens(ada + "/delete");
        browser.find("[value=erase]").click();
        browser.presses("Delete");
        assertThat(browser.find("#sure-error").getText()).startsWith("Tick the box");
        assertThat(browser.find("[value=erase]").isSelected()).isTrue();
        PageCheck.sound(browser, "person-delete");

        browser.find("#sure").click();
        browser.presses("Delete");
        browser.until("the list", () -> browser.text().contains("The person was erased for good."));

        assertThat(acme.people()).isEmpty();
        assertThat(acme.deletedPeople()).isEmpty();
    }

    @Test
    void L7_who_belongs_to_a_setting_is_not_deleted_by_hand() {
        TestSetting setting = acme.setting("{}");
        setting.creates(user("ada"));

        opens(id("ada"));

        assertThat(browser.all("a[href$='/delete']")).isEmpty();
        assertThat(browser.text()).contains("only its identity provider can delete it");
    }

    @Test
    void H2_a_held_removal_is_told_with_what_it_would_do() {
        TestSetting setting = acme.setting("{\"hold\": {\"people\": 0, \"percent\": 0}}");
        setting.deactivates(setting.creates(user("ada")));

        opens(id("ada"));

        assertThat(browser.find(".alert-warning").getText()).contains("that waits for an administrator");
        assertThat(browser.find(".alert-warning a").getAttribute("href")).endsWith("/" + setting.id() + "/held");
        PageCheck.sound(browser, "person-held");
    }

    private void opens(String rest) {
        browser.opens(TestConsole.url() + "/companies/" + acme.id() + "/target-users/" + rest);
    }

    private String id(String userName) {
        return acme.person(userName).path("id").asString();
    }
}
