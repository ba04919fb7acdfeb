package dev.muster.console.setting;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.console.PageCheck;
import dev.muster.console.setting.rules.OfferedGroups;
import dev.muster.testing.Browser;
import dev.muster.testing.HeldRow;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestConsole;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/// An administrator changes the rules of a setting, sees before what it would do, and then how far it is (rules R1,
/// R2).
class RulesPagesTest {

    private final Browser browser = Browser.fresh();
    private final TestCompany acme = TestCompany.named("Acme");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void R1_a_change_of_group_by_is_previewed_saved_and_followed_to_its_end(boolean scripts) {
        TestSetting entra = acme.setting("{}");
        entra.creates(user("ada").department("Sales"));
        entra.creates(user("linus").department("Research"));
        browser.scripts(scripts).opens(rules(entra));
        browser.find("[id='grouping.kind-field']").click();
        chooses("grouping.field", "Department");
        browser.presses("Preview changes");
        browser.find("#preview-title");
        String preview = browser.text();
        assertThat(counts()).containsEntry("People who change", "2").containsEntry("Groups created", "2");
        assertThat(preview)
                .contains(
                        "ada@acme.example", "Sales", "new group", "Nothing is saved yet", "Created: Sales, Research.");
        assertThat(acme.groups()).isEmpty();

        browser.presses("Save");
        browser.find(".alert-success");
        finished(scripts);

        assertThat(acme.membership()).isEqualTo(Map.of("Sales", List.of("ada"), "Research", List.of("linus")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_was_typed_is_kept_on_the_way_to_the_preview_and_back(boolean scripts) {
        TestSetting entra = acme.setting("{}");
        acme.field("Cost center", "text");
        browser.scripts(scripts).opens(rules(entra)).types("name", "Entra ID (new)");
        browser.presses("Add a mapping");
        browser.find("[name='mappings[0].attribute']").sendKeys("title");
        chooses("mappings[0].field", "Cost center");
        browser.presses("Add a mapping");
        browser.find("[name='mappings[1].attribute']");
        browser.presses("Preview changes");
        browser.find("#preview-title");

        browser.presses("Go back and change");

        assertThat(browser.find("[name='mappings[0].attribute']").getAttribute("value"))
                .isEqualTo("title");
        assertThat(browser.find("[name=\'mappings[0].field\'] option:checked").getText())
                .isEqualTo("Cost center");
        assertThat(browser.find("[name=name]").getAttribute("value")).isEqualTo("Entra ID (new)");
        assertThat(browser.all("[name='mappings[1].attribute']")).isEmpty();
        assertThat(acme.api().get("/scim-settings/" + entra.id()).at("/name").asString())
                .isEqualTo("Entra ID");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void of_more_groups_than_anybody_looks_through_the_others_are_found_by_their_names(boolean scripts) {
        TestSetting entra = acme.setting("{}");
        for (int i = 0; i < OfferedGroups.MOST; i++) {
            acme.group("Group %03d".formatted(i));
        }
        browser.scripts(scripts).opens(rules(entra));
        assertThat(browser.all("[name=groupPart]")).as("all are offered").isEmpty();
        String zebra = acme.group("Zebra");
        browser.opens(rules(entra)).types("name", "Entra ID (new)");
        assertThat(browser.find("[name=targetGroup]").getText()).doesNotContain("Zebra");
        if (scripts) {
            PageCheck.sound(browser, "setting-rules-many-groups");
        }

        browser.types("groupPart", "zeb").presses("Find");
        browser.until(
                "it is offered",
                () -> browser.all("[name=targetGroup] option[value='" + zebra + "']")
                                .size()
                        == 1);
        chooses("targetGroup", "Zebra");
        browser.presses("Preview changes");
        browser.find("#preview-title");
        browser.presses("Save");
        browser.find(".alert-success");

        assertThat(browser.find("[name=targetGroup] option:checked").getText()).isEqualTo("Zebra");
        assertThat(browser.find("[name=name]").getAttribute("value")).isEqualTo("Entra ID (new)");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_mapping_is_removed_and_the_others_stay(boolean scripts) {
        TestSetting entra = acme.setting("""
                {"mappings": [{"attribute": "title", "field": "department"}, {"attribute": "nickName", "field": "lastName"}]}""");
        browser.scripts(scripts).opens(rules(entra));

        browser.find("[aria-label='Remove mapping 1']").click();

        browser.until("one mapping", () -> browser.all(".mapping").size() == 1);
        assertThat(browser.find("[name='mappings[0].attribute']").getAttribute("value"))
                .isEqualTo("nickName");
    }

    @Test
    void a_wrong_rule_is_told_at_its_field() {
        TestSetting entra = acme.setting("""
                {"mappings": [{"attribute": "title", "field": "department"}]}""");
        browser.opens(rules(entra))
                .types("mappings[0].attribute", "emails[type eq")
                .types("hold.people", "many");
        browser.presses("Preview changes");

        WebElement attribute = browser.find("[name='mappings[0].attribute'][aria-invalid=true]");

        assertThat(attribute.getAttribute("value")).isEqualTo("emails[type eq");
        assertThat(browser.find("[id='mappings[0].attribute-error']").getText()).contains("(at character ");
        assertThat(browser.find("[id='hold.people-error']").getText())
                .isEqualTo("Must be a whole number from 0 to 1000000.");
        assertThat(browser.focused().getAttribute("role")).isEqualTo("alert");
        PageCheck.sound(browser, "setting-rules-wrong");
    }

    @Test
    void who_was_overtaken_by_somebody_else_is_told_and_loses_nothing() {
        TestSetting entra = acme.setting("{}");
        browser.opens(rules(entra)).types("name", "Mine");
        browser.presses("Preview changes");
        browser.find("#preview-title");
        acme.api().patch("/scim-settings/" + entra.id(), """
                {"name": "Theirs", "adoptExisting": false}""");

        browser.presses("Save");

        assertThat(browser.find(".alert-warning").getText())
                .contains("Somebody else has changed this setting meanwhile", "Theirs", "Mine");
        assertThat(browser.find("[name=name]").getAttribute("value")).isEqualTo("Mine");
        PageCheck.sound(browser, "setting-rules-overtaken");
        browser.presses("Preview changes");
        browser.find("#preview-title");
        browser.presses("Save");
        browser.find(".alert-success");
        assertThat(acme.api().get("/scim-settings/" + entra.id()).at("/name").asString())
                .isEqualTo("Mine");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_examples_of_a_preview_go_on_page_by_page(boolean scripts) {
        TestSetting entra = acme.setting("{}");
        for (int i = 0; i < 13; i++) {
            entra.creates(user("person-" + i).department("Sales").with("title", "\"Seller\""));
        }
        browser.scripts(scripts).opens(rules(entra));
        browser.presses("Add a mapping");
        browser.find("[name='mappings[0].attribute']").sendKeys("title");
        chooses("mappings[0].field", "Department");
        browser.find("[id='grouping.kind-field']").click();
        chooses("grouping.field", "Department");
        browser.presses("Preview changes");
        browser.find("#preview-title");
        assertThat(browser.all(".example")).hasSize(10);
        if (scripts) {
            PageCheck.sound(browser, "setting-rules-preview");
            PageCheck.walked(browser, "setting-rules-preview");
        }

        browser.presses("More examples");

        browser.until("the last example", () -> browser.text().contains("person-12@acme.example"));
        assertThat(browser.all(".example")).hasSize(scripts ? 13 : 3);
        assertThat(counts()).containsEntry("People who change", "13").containsEntry("Field values", "13");
        if (scripts) {
            assertThat(browser.focused().getText()).isEqualTo("person-10@acme.example");
        }
    }

    @Test
    void attributes_that_the_client_has_sent_are_suggested() {
        TestSetting entra = acme.setting("{}");
        entra.creates(
                user("ada").with("urn:acme:1.0:User", "{\"badge\": \"7\"}").with("title", "\"Seller\""));
        acme.setting("{}").creates(user("grace").with("urn:globex:1.0:User", "{\"desk\": \"9\"}"));

        browser.opens(rules(entra));

        assertThat(browser.all("#paths option"))
                .extracting(option -> option.getAttribute("value"))
                .contains("title", "urn:acme:1.0:User:badge", "emails[type eq \"work\"].value", "name.familyName")
                .doesNotContain("urn:globex:1.0:User:desk");
        PageCheck.sound(browser, "setting-rules");
    }

    @Test
    void R2_how_far_the_work_is_stands_on_a_bar_and_is_told_to_its_end() throws SQLException {
        TestSetting entra = acme.setting("{}");
        entra.creates(user("ada").department("Sales"));
        browser.opens(rules(entra));
        browser.find("[id='grouping.kind-field']").click();
        chooses("grouping.field", "Department");
        browser.presses("Preview changes");
        browser.find("#preview-title");

        try (HeldRow _ =
                HeldRow.of(TestServer.shared().database(), people("select 1 from target_user %s for update"))) {
            browser.presses("Save");
            browser.until(
                    "a measured bar",
                    () -> !browser.all(".work progress[value]").isEmpty());
            browser.until("what it tells", this::tellsThatNothingIsDone);
            String job = String.valueOf(browser.runs("return document.querySelector('.work a').href"));
            PageCheck.sound(browser, "setting-rules-running");
            browser.opens(job);
            PageCheck.sound(browser, "job-running");
            assertThat(browser.all(".work progress[value]")).hasSize(1);
        }

        goesOnAtOnce();
        finished(true);
        assertThat(browser.find(".work progress").getAttribute("value")).isEqualTo("100");
    }

    @Test
    void how_far_the_work_is_is_told_on_after_the_network_was_away() throws SQLException {
        TestSetting entra = acme.setting("{}");
        entra.creates(user("ada").department("Sales"));
        browser.opens(rules(entra));
        browser.find("[id='grouping.kind-field']").click();
        chooses("grouping.field", "Department");
        browser.presses("Preview changes");
        browser.find("#preview-title");

        try (HeldRow _ =
                HeldRow.of(TestServer.shared().database(), people("select 1 from target_user %s for update"))) {
            browser.presses("Save");
            browser.find(".work progress");
            browser.runs("""
                    window.there = XMLHttpRequest.prototype.send;
                    XMLHttpRequest.prototype.send = function () {
                        window.away = true;
                        this.dispatchEvent(new Event("error"));
                    };""");
            browser.until(
                    "a look that fails",
                    () -> browser.runs("return window.away").equals(true));
            browser.runs("XMLHttpRequest.prototype.send = window.there");
        }

        goesOnAtOnce();
        finished(true);
    }

    /// Every second another bar takes the place of this one: what is read then is read again.
    private boolean tellsThatNothingIsDone() {
        WebElement bar = browser.find(".work progress");
        assertThat(bar.getAttribute("value")).isEqualTo("0");
        assertThat(bar.getAttribute("max")).isEqualTo("100");
        assertThat(browser.find("[id='" + bar.getAttribute("aria-labelledby") + "']")
                        .getText())
                .isEqualTo("The new rules reach the people");
        assertThat(browser.find(".work").getText()).contains("0 of 1 (0 %)");
        assertThat(browser.find(".work").getAttribute("data-say")).isEqualTo("0 percent done");
        return true;
    }

    /// A job that could not be done tries again after a pause that grows, on a slow machine up to a minute.
    private void goesOnAtOnce() {
        TestPostgres.asSuperuser(TestServer.shared().database())
                .run("update job set leased_until = null where company_id = '" + acme.id() + "'");
    }

    private String people(String query) {
        return query.formatted("where company_id = '" + acme.id() + "'");
    }

    private void finished(boolean scripts) {
        if (scripts) {
            browser.until("the end", () -> browser.text().contains("The new rules hold for everybody"));
            browser.until("the words", () -> said().contains("hold for everybody")); // told a moment after it is shown
            return;
        }
        browser.until(
                "the end", () -> browser.opens(browser.url()).text().contains("The new rules hold for everybody"));
    }

    private String said() {
        return String.valueOf(browser.find("#say").getDomProperty("textContent"));
    }

    private Map<String, String> counts() {
        return browser.all(".counts div").stream()
                .collect(Collectors.toMap(
                        count -> count.findElement(By.tagName("dt")).getText(),
                        count -> count.findElement(By.tagName("dd")).getText()));
    }

    private void chooses(String name, String option) {
        browser.find("[name='" + name + "']")
                .findElement(By.xpath("option[normalize-space()='" + option + "']"))
                .click();
    }

    private static String rules(TestSetting setting) {
        return TestConsole.url() + "/companies/" + setting.company().id() + "/scim-settings/" + setting.id() + "/rules";
    }
}
