package dev.muster.console.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.console.PageCheck;
import dev.muster.testing.Browser;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestConsole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/// *Settings > Edit Fields*, reached from the people: fields are made, ordered, switched off and deleted.
class FieldPagesTest {

    private final Browser browser = Browser.fresh();
    private final TestCompany acme = TestCompany.named("Acme");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void F3_a_field_is_made_renamed_switched_off_and_deleted(boolean scripts) {
        browser.scripts(scripts).opens(TestConsole.url() + "/companies/" + acme.id() + "/target-users");
        browser.presses("Settings");
        browser.presses("Edit Fields");
        browser.types("name", "Hired").find("#type option[value=date]").click();
        browser.find("[name=required]").click();
        browser.presses("Create field");
        browser.until("the field", () -> browser.text().contains("The field was created."));
        assertThat(browser.find(".fields li:last-child").getText()).contains("Hired", "hired", "Date", "Required");

        browser.presses("Hired");
        browser.types("name", "First day");
        browser.find("[name=active][type=checkbox]").click();
        browser.presses("Save changes");
        browser.until("the change", () -> browser.text().contains("The field was saved."));
        assertThat(browser.find(".fields li:last-child").getText()).contains("First day", "off");

        browser.presses("First day");
        browser.presses("Delete…");
        browser.presses("Delete field");
        browser.until("the end", () -> browser.text().contains("The field was deleted."));
        assertThat(keys()).containsExactly("email", "firstName", "lastName", "department", "phoneNumber");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_order_is_changed_by_keyboard_and_the_focus_stays_at_the_field(boolean scripts) {
        browser.scripts(scripts);
        opens("");
        browser.find("[aria-label='Move Department up']").sendKeys(Keys.ENTER);
        browser.until("one place up", () -> keys().indexOf("department") == 2);
        browser.until(
                "the focus", () -> "Move Department up".equals(browser.focused().getAttribute("aria-label")));
        browser.key(Keys.ENTER);

        browser.until("two places up", () -> keys().indexOf("department") == 1);
        if (scripts) {
            browser.until(
                    "the announcement",
                    () -> "Department is now field 2 of 5."
                            .equals(browser.find("#say").getAttribute("textContent")));
        }
        opens("");
        assertThat(browser.all(".fields code"))
                .extracting(WebElement::getText)
                .containsExactly("email", "department", "firstName", "lastName", "phoneNumber");
    }

    @Test
    void the_order_is_changed_by_dragging() {
        opens("");

        browser.drags(".fields li:nth-child(4)", ".fields li:nth-child(1)");

        browser.until("the first place", () -> keys().getFirst().equals("department"));
        assertThat(browser.all(".fields code"))
                .extracting(WebElement::getText)
                .first()
                .isEqualTo("department");
    }

    @Test
    void a_name_that_is_taken_is_told_at_its_field() {
        opens("");
        browser.types("name", "EMAIL").find("#type option[value=number]").click();
        browser.presses("Create field");

        assertThat(browser.find("#name-error").getText()).isEqualTo("Another field has this name.");
        assertThat(browser.find("#type").getAttribute("value")).isEqualTo("number");
        PageCheck.sound(browser, "fields-wrong");
    }

    @Test
    void a_field_that_a_setting_maps_to_says_which_and_is_not_deleted() {
        String key = acme.field("Cost center", "text");
        acme.setting("{\"mappings\": [{\"attribute\": \"title\", \"field\": \"" + key + "\"}]}");
        String id = acme.api().get("/fields").at("/items/5/id").asString();
        opens("/" + id);
        PageCheck.sound(browser, "field");
        browser.presses("Delete…");

        assertThat(browser.find("main ul").getText()).isEqualTo("Entra ID");
        assertThat(browser.all("main .btn-danger")).isEmpty();
        PageCheck.sound(browser, "field-delete-needed");
    }

    private void opens(String rest) {
        browser.opens(TestConsole.url() + "/companies/" + acme.id() + "/fields" + rest);
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        acme.api()
                .get("/fields")
                .json()
                .path("items")
                .forEach(field -> keys.add(field.path("key").asString()));
        return keys;
    }
}
