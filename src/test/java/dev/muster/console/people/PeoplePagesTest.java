package dev.muster.console.people;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.console.PageCheck;
import dev.muster.testing.Browser;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestConsole;
import dev.muster.testing.TestSetting;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/// The table of people: found, narrowed, ordered, walked through page by page, with the columns that a reader wants.
class PeoplePagesTest {

    private final Browser browser = Browser.fresh();
    private final TestCompany acme = TestCompany.named("Acme");

    @Test
    void where_nothing_is_set_up_the_page_says_what_to_do() {
        opens("");

        assertThat(browser.text()).contains("Nobody is here yet");
        assertThat(browser.find(".empty-action .btn-primary").getAttribute("href"))
                .endsWith("/scim-settings/new");
        PageCheck.sound(browser, "people-nothing");
    }

    @Test
    void where_nobody_has_come_yet_the_page_leads_to_the_guide() {
        TestSetting setting = acme.setting("{}");

        opens("");

        assertThat(browser.text()).contains("Waiting for the first people");
        assertThat(browser.find(".empty-action a").getAttribute("href")).endsWith(setting.id() + "/guide");
        PageCheck.sound(browser, "people-unheard");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_person_is_added_and_found_by_the_beginning_of_the_last_name(boolean scripts) {
        browser.scripts(scripts);
        opens("/new");
        browser.types("email", "ada@acme.example")
                .types("firstName", "Ada Augusta")
                .types("lastName", "Lovelace");
        browser.presses("Add person");
        browser.find(".alert-success");
        acme.hires("Grace", "Hopper");

        opens("");
        browser.types("search", "LOVE").key(Keys.ENTER);

        browser.until("Ada alone", () -> browser.names().equals(List.of("Ada Augusta Lovelace")));
    }

    @Test
    void a_search_while_typing_tells_how_many_there_are() {
        acme.hires("Ada", "Lovelace");
        acme.hires("Grace", "Hopper");
        opens("");
        assertThat(browser.find("#count").getText()).isEqualTo("2 people");

        browser.types("search", "hop");

        browser.until("Grace alone", () -> browser.names().equals(List.of("Grace Hopper")));
        browser.until("the count", () -> browser.find("#count").getText().equals("One person"));
        // She may have been found by the first letter alone.
        browser.until("the whole of it", () -> browser.url().contains("search=hop"));
    }

    @Test
    void a_search_while_typing_is_what_is_exported_and_stays_when_columns_are_chosen() {
        acme.hires("Ada", "Lovelace");
        acme.hires("Grace", "Hopper");
        opens("");

        browser.types("search", "hop");

        browser.until("Grace alone", () -> browser.names().equals(List.of("Grace Hopper")));
        // She may have been found by the first letter alone.
        browser.until("the whole of it", () -> browser.url().contains("search=hop"));
        browser.until(
                "its export",
                () -> browser.all("#export[href$='/export?search=hop']").size() == 1);
        browser.presses("Columns").presses("Show these columns");
        browser.until("the columns", () -> browser.url().contains("column="));
        assertThat(browser.names()).containsExactly("Grace Hopper");
    }

    @Test
    void whoever_has_a_userName_is_found_by_its_beginning_too() {
        TestSetting setting = acme.setting("{}");
        setting.creates(user("x-4711").email("grace@acme.example"));
        acme.hires("Ada", "Lovelace");

        opens("?search=x-47");

        assertThat(browser.names()).containsExactly("grace@acme.example");
    }

    @Test
    void a_filter_that_nobody_fits_says_so_and_leads_back_to_everybody() {
        acme.hires("Ada", "Lovelace");

        opens("?search=nobody");

        assertThat(browser.text()).contains("Nobody fits");
        PageCheck.sound(browser, "people-unfound");
        browser.find("#list .btn").click();
        browser.until("everybody", () -> browser.names().equals(List.of("Ada Lovelace")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void conditions_stand_in_the_address_and_are_taken_away_one_by_one(boolean scripts) {
        TestSetting setting = acme.byDepartment();
        setting.creates(user("ada").department("Sales"));
        setting.creates(user("grace").department("Sales").inactive());
        setting.creates(user("linus").department("Support"));
        browser.scripts(scripts);
        opens("?status=inactive&field=department&value=Sales&setting=" + setting.id() + "&origin=scim&group="
                + acme.groupNamed("Sales").path("id").asString());

        assertThat(browser.names()).containsExactly("grace@acme.example");
        assertThat(browser.all(".chip"))
                .extracting(WebElement::getText)
                .containsExactly(
                        "Inactive ✕", "From SCIM ✕", "Setting Entra ID ✕", "In Sales ✕", "Department: Sales ✕");
        browser.all(".chip").getFirst().click();
        browser.until("Ada too", () -> browser.names().size() == 2);
        assertThat(browser.url()).doesNotContain("status").contains("value=Sales");
    }

    @Test
    void a_form_narrows_and_orders_the_table() {
        acme.hires("Ada", "Lovelace");
        acme.hires("Grace", "Hopper");
        opens("");
        browser.presses("Filter and sort");
        browser.find("#field option[value=lastName]").click();
        browser.types("value", "Hopper");
        browser.find("#sort option[value=newest]").click();
        PageCheck.sound(browser, "people-filter");
        browser.presses("Apply");

        browser.until("Grace alone", () -> browser.names().equals(List.of("Grace Hopper")));
        assertThat(browser.url()).contains("sort=newest", "field=lastName", "value=Hopper");
    }

    @Test
    void a_value_without_its_field_is_kept_and_told_at_the_field() {
        acme.hires("Ada", "Lovelace");
        opens("");
        browser.presses("Filter and sort").types("value", "Sales").presses("Apply");

        assertThat(browser.find("#field-error").getText()).isEqualTo("Choose the field that has this value.");
        assertThat(browser.find("#value").getAttribute("value")).isEqualTo("Sales");
        assertThat(browser.focused().getAttribute("id")).isEqualTo("field");
        assertThat(browser.names()).containsExactly("Ada Lovelace");
        PageCheck.sound(browser, "people-filter-wrong");
        browser.find("#field option[value=department]").click();
        browser.types("value", "").presses("Apply");
        assertThat(browser.find("#value-error").isDisplayed()).isTrue();
    }

    @Test
    void pages_lead_on_and_back_in_the_order_of_names() {
        for (int i = 100; i < 160; i++) {
            acme.hires("P" + i, "Person");
        }
        opens("");
        assertThat(browser.names()).hasSize(50).first().isEqualTo("P100 Person");
        assertThat(browser.text()).contains("60 people");

        browser.presses("Next page");
        browser.until("the second page", () -> browser.names().size() == 10);
        assertThat(browser.names()).last().isEqualTo("P159 Person");
        assertThat(browser.all("a[rel=next]")).isEmpty();

        browser.presses("Previous page");
        browser.until("the first page", () -> browser.names().size() == 50);
        assertThat(browser.names()).first().isEqualTo("P100 Person");
        assertThat(browser.all("a[rel=prev]")).isEmpty();
    }

    @Test
    void deleted_people_are_shown_when_asked_for_and_told_in_words() {
        String ada = acme.hires("Ada", "Lovelace");
        acme.api().delete("/target-users/" + ada);
        acme.hires("Grace", "Hopper");

        opens("?status=deleted");

        assertThat(browser.names()).containsExactly("Ada Lovelace");
        assertThat(browser.find("tr.row-deleted").getText()).contains("✕ Deleted");
        PageCheck.sound(browser, "people-deleted");
    }

    @Test
    void who_was_deleted_is_found_when_nobody_else_is_left() {
        acme.api().delete("/target-users/" + acme.hires("Ada", "Lovelace"));
        opens("");
        assertThat(browser.text()).contains("Nobody is here yet");

        browser.presses("Show the people who were deleted");

        browser.until("Ada", () -> browser.names().equals(List.of("Ada Lovelace")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void columns_are_chosen_custom_fields_too_and_stay(boolean scripts) {
        String key = acme.field("Cost center", "text");
        acme.api().post("/target-users", "{\"email\": \"ada@acme.example\", \"fields\": {\"" + key + "\": \"4711\"}}");
        browser.scripts(scripts);
        opens("");
        browser.presses("Columns");
        browser.find("[name=column][value=" + key + "]").click();
        browser.find("[name=column][value=email]").click();
        browser.presses("Show these columns");
        browser.until("the new column", () -> columns().contains("cost center"));

        opens("");

        assertThat(columns()).contains("cost center").doesNotContain("email");
        assertThat(browser.find("tbody").getText()).contains("4711");
    }

    @Test
    void a_table_of_many_kinds_of_people_is_sound() {
        TestSetting setting = acme.byDepartment();
        setting.creates(
                user("ada").department("Sales").with("name", "{\"givenName\": \"Ada\", \"familyName\": \"Lovelace\"}"));
        setting.creates(user("grace").department("Support").inactive());
        acme.hires("Linus", "Torvalds");

        opens("");

        assertThat(browser.names()).containsExactly("Ada Lovelace", "grace@acme.example", "Linus Torvalds");
        assertThat(browser.find("tbody").getText())
                .contains("● Active", "○ Inactive", "Sales", "SCIM", "By hand or API");
        PageCheck.sound(browser, "people");
    }

    @Test
    void a_wrong_value_is_told_at_its_field_and_what_was_typed_is_kept() {
        acme.field("Shoe size", "number");
        opens("/new");
        browser.types("email", "ada@acme.example").types("firstName", "Ada").types("shoeSize", "wide");
        browser.presses("Add person");

        assertThat(browser.find("#shoeSize-error").getText()).isEqualTo("The value is no number.");
        assertThat(browser.find("[name=firstName]").getAttribute("value")).isEqualTo("Ada");
        assertThat(browser.focused().getAttribute("role")).isEqualTo("alert");
        PageCheck.sound(browser, "people-new-wrong");
    }

    @Test
    void a_change_of_theme_without_scripts_keeps_the_filters() {
        browser.scripts(false);
        opens("?search=ada&status=inactive");

        browser.presses("Ada").presses("Dark");

        assertThat(browser.url()).contains("?", "search=ada", "status=inactive");
        assertThat(browser.find("html").getAttribute("data-bs-theme")).isEqualTo("dark");
    }

    private void opens(String rest) {
        browser.opens(TestConsole.url() + "/companies/" + acme.id() + "/target-users" + rest);
    }

    /// The style sheet writes them in capitals.
    private String columns() {
        return browser.find("thead").getText().toLowerCase(Locale.ROOT);
    }
}
