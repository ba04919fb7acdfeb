package dev.muster.console.group;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.console.PageCheck;
import dev.muster.testing.Browser;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestConsole;
import dev.muster.testing.TestSetting;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/// Target groups: found, made, renamed, filled by hand, deleted; what rules keep is locked and says why.
class GroupPagesTest {

    private final Browser browser = Browser.fresh();
    private final TestCompany acme = TestCompany.named("Acme");

    @Test
    void where_there_is_no_group_the_page_says_what_to_do() {
        opens("");

        assertThat(browser.text()).contains("There is no group yet");
        PageCheck.sound(browser, "groups-nothing");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_group_is_made_filled_emptied_renamed_and_deleted_by_hand(boolean scripts) {
        acme.hires("Ada", "Lovelace");
        browser.scripts(scripts);
        opens("/new");
        browser.types("name", "Pilots");
        browser.presses("Create group");
        browser.until("the group", () -> browser.text().contains("The group was created."));

        browser.types("find", "LOVE").key(Keys.ENTER);
        browser.find("[aria-label='Add Ada Lovelace']").click();
        browser.until("the member", () -> browser.text().contains("The person is in the group now."));
        assertThat(acme.membership().get("Pilots")).hasSize(1);
        browser.find("[aria-label='Remove Ada Lovelace']").click();
        browser.until("nobody", () -> browser.text().contains("Nobody is in this group."));

        browser.types("name", "Captains");
        browser.presses("Rename");
        browser.until("the new name", () -> browser.find("h1").getText().equals("Captains"));

        browser.presses("Delete…");
        browser.presses("Delete group");
        browser.until("the list", () -> browser.text().contains("The group was deleted."));
        assertThat(acme.groups()).isEmpty();
    }

    @Test
    void G3_a_name_that_is_taken_is_told_at_its_field() {
        acme.group("Pilots");
        opens("/new");
        browser.types("name", "PILOTS");
        browser.presses("Create group");

        assertThat(browser.find("#name-error").getText()).isEqualTo("A group of this name exists already.");
        assertThat(browser.find("[name=name]").getAttribute("value")).isEqualTo("PILOTS");
        PageCheck.sound(browser, "group-new-wrong");
    }

    @Test
    void G7_groups_that_rules_keep_say_why_and_offer_no_button() {
        TestSetting setting = acme.byDepartment();
        setting.creates(user("ada").department("Sales"));
        opens("/" + acme.groupNamed("Sales").path("id").asString());

        assertThat(browser.all("main form")).isEmpty();
        assertThat(browser.text())
                .contains(
                        "Generated group, one member", "cannot be renamed", "nobody is put into it or taken out of it");
        PageCheck.sound(browser, "group-generated");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void groups_are_found_by_a_part_of_the_name_and_by_origin(boolean scripts) {
        TestSetting setting = acme.byDepartment();
        setting.creates(user("ada").department("Sales Europe"));
        acme.group("After Sales");
        acme.group("Pilots");
        browser.scripts(scripts);
        opens("");
        assertThat(browser.names()).containsExactly("After Sales", "Pilots", "Sales Europe");
        if (scripts) {
            browser.all(".why > summary").forEach(WebElement::click);
            PageCheck.sound(browser, "groups");
        }

        browser.types("search", "sALe").key(Keys.ENTER);
        browser.until("two", () -> browser.names().equals(List.of("After Sales", "Sales Europe")));
        browser.find("#origin option[value=generated]").click();
        if (!scripts) {
            browser.presses("Search");
        }
        browser.until("one", () -> browser.names().equals(List.of("Sales Europe")));
    }

    @Test
    void pages_lead_on_and_back_in_the_order_of_names() {
        for (int i = 100; i < 155; i++) {
            acme.group("Group " + i);
        }
        opens("");
        assertThat(browser.names()).hasSize(50).first().isEqualTo("Group 100");

        browser.presses("Next page");
        browser.until("the second page", () -> browser.names().size() == 5);
        browser.presses("Previous page");
        browser.until("the first page", () -> browser.names().size() == 50);

        assertThat(browser.names()).first().isEqualTo("Group 100");
        assertThat(browser.all("a[rel=prev]")).isEmpty();
    }

    @Test
    void members_stand_on_pages_and_those_of_a_rule_say_why_they_stay() {
        String pilots = acme.group("Pilots");
        TestSetting setting = acme.byDepartment(pilots);
        setting.creates(user("linus"));
        for (int i = 100; i < 152; i++) {
            acme.addsByHand(pilots, acme.hires("P" + i, "Person"));
        }
        opens("/" + pilots);
        assertThat(browser.all(".card-body > .rows > li")).hasSize(50);
        assertThat(browser.text()).contains("53 members", "by a rule of its SCIM setting, not by hand");
        assertThat(browser.all("[aria-label='Remove linus@acme.example']")).isEmpty();

        browser.presses("Next page");
        browser.until(
                "the second page", () -> browser.all(".card-body > .rows > li").size() == 3);
        opens("/" + pilots + "?find=p15");
        PageCheck.sound(browser, "group");
    }

    private void opens(String rest) {
        browser.opens(TestConsole.url() + "/companies/" + acme.id() + "/target-groups" + rest);
    }
}
