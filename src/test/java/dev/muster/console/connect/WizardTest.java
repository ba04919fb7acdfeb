package dev.muster.console.connect;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.console.PageCheck;
import dev.muster.testing.Answer;
import dev.muster.testing.Browser;
import dev.muster.testing.Http;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestConsole;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/// An administrator connects an identity provider, with scripts and without.
class WizardTest {

    private final Browser browser = Browser.fresh();
    private final WizardSteps steps = new WizardSteps(browser);
    private final TestCompany company = TestCompany.named("Acme " + UUID.randomUUID());
    private final Http api = company.api();
    private final String settings = TestConsole.url() + "/companies/" + company.id() + "/scim-settings";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void from_the_empty_list_to_people_in_their_groups(boolean scripts) {
        browser.scripts(scripts).opens(settings);
        assertThat(browser.text()).contains("No identity provider is connected yet");
        if (scripts) {
            PageCheck.sound(browser, "settings-none");
        }
        browser.presses("Connect an identity provider").chooses("[value=entra]").types("name", "Entra ID");
        maps(0, "addresses[type eq \"work\"].country", "Country");
        browser.presses("Add a mapping");
        browser.until("another row", () -> browser.all(".mapping").size() == 2);
        maps(1, "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:costCenter", "Cost Center");
        if (scripts) {
            PageCheck.sound(browser, "wizard-provider");
        }
        browser.presses("Continue").chooses("[name=grouping][value='row:0']").chooses("[name=target][value=new]");
        browser.types("newGroup", "Everybody else");
        browser.presses("Show what happens");
        browser.until("the sample", () -> browser.text().contains("Goes into the group “NL”."));
        assertThat(browser.find("#sample-result").getText())
                .contains("Cost Center", "CC-100", "from addresses[type eq \"work\"].country");
        if (scripts) {
            PageCheck.sound(browser, "wizard-groups");
        }
        assertThat(api.get("/scim-settings").at("/items").size()).isZero();
        assertThat(api.get("/fields").at("/items").size()).isEqualTo(5);

        browser.presses("Save and get the token");
        String token = value("token");
        if (scripts) {
            assertThat(browser.focused().getText()).isEqualTo("Address and token");
            PageCheck.sound(browser, "wizard-token");
            PageCheck.walked(browser, "wizard-token");
        }
        browser.presses("Wait for the first request");
        assertThat(browser.url()).doesNotContain("first-request");
        browser.chooses("[name=stored]").presses("Wait for the first request");
        assertThat(browser.find("h1").getText()).isEqualTo("First request of Entra ID");
        assertThat(browser.text()).contains("Waiting for the first request…");
        if (scripts) {
            assertThat(browser.focused().getText()).isEqualTo("First request of Entra ID");
            PageCheck.sound(browser, "waiting");
        }
        Answer made = Http.bearer(URI.create(TestServer.shared().url() + "/scim/v2"), token, "application/scim+json")
                .post(
                        "/Users",
                        user("ada")
                                .with("addresses", "[{\"type\": \"work\", \"country\": \"NL\"}]")
                                .toString());
        assertThat(made.status()).isEqualTo(201);
        steps.awaitsTheFirstRequest(scripts);
        assertThat(api.get("/scim-settings").at("/items/0/provider").asString()).isEqualTo("entra");

        assertThat(browser.text()).contains("there is one person", "What came last");
        if (scripts) {
            PageCheck.sound(browser, "waiting-arrived");
        }
        assertThat(api.get("/target-users").at("/items/0/groups/0/name").asString())
                .isEqualTo("NL");
        assertThat(api.get("/target-groups").text()).contains("Everybody else");
        browser.opens(settings);
        assertThat(browser.find("tbody").getText()).contains("Entra ID", "Everybody else", "Country", "1");
        if (scripts) {
            PageCheck.sound(browser, "scim-settings");
        }
    }

    @Test
    void going_back_loses_nothing() {
        browser.opens(settings + "/new").chooses("[value=okta]").types("name", "Okta");
        maps(0, "title", "Job");
        browser.presses("Continue").chooses("[name=target][value=new]");
        browser.types("newGroup", "All");

        browser.goesBack();
        browser.find("#map-fields");
        String name = browser.find("[name=name]").getAttribute("value");
        browser.presses("Continue");
        browser.find("#newGroup");
        browser.chooses("[name=target][value=new]")
                .types("newGroup", "All of us")
                .presses("Back");
        browser.find("#map-fields");
        String newName = browser.find("[name='mappings[0].newName']").getAttribute("value");
        browser.opens(browser.url()).presses("Continue");

        assertThat(name).isEqualTo("Okta");
        assertThat(newName).isEqualTo("Job");
        assertThat(browser.find("#newGroup").getAttribute("value")).isEqualTo("All of us");
        assertThat(browser.url()).doesNotContain("_token");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_is_wrong_stands_at_its_row_and_nothing_typed_is_lost(boolean scripts) {
        browser.scripts(scripts).opens(settings + "/new").types("name", "Okta");
        maps(0, "emails[type eq \"work\"", "Cost Center");
        browser.presses("Add a mapping");
        browser.until("another row", () -> browser.all(".mapping").size() == 2);
        browser.types("mappings[1].attribute", "title").chooses("[name='mappings[1].field'] [value=department]");
        browser.presses("Continue");
        browser.find("#provider-error");
        browser.complaints();
        browser.chooses("[value=okta]").presses("Continue");
        String wrong = browser.find("[id='mappings[0].attribute-error']").getText();
        if (scripts) {
            PageCheck.sound(browser, "wizard-wrong");
        }

        assertThat(wrong)
                .contains("at character 7, the bracket that opens here is not closed")
                .doesNotContain("(at character");
        assertThat(browser.find("[name='mappings[0].attribute']").getAttribute("value"))
                .isEqualTo("emails[type eq \"work\"");
        assertThat(browser.find("[name='mappings[1].attribute']").getAttribute("value"))
                .isEqualTo("title");
        if (scripts) {
            assertThat(browser.focused().getAttribute("role")).isEqualTo("alert");
        }
        browser.presses("Remove Mapping 1");
        browser.until("one row less", () -> browser.all(".mapping").size() == 1);
        assertThat(browser.find("[name='mappings[0].attribute']").getAttribute("value"))
                .isEqualTo("title");
    }

    @Test
    void the_token_is_shown_once_and_saving_twice_makes_one_setting() {
        browser.scripts(false).opens(settings + "/new/groups?provider=okta&name=Okta");
        browser.presses("Save and get the token");
        String token = value("token");
        browser.goesBack();
        browser.presses("Save and get the token");

        assertThat(browser.find("h1").getText()).isEqualTo("Address and token");
        assertThat(browser.all("#token")).isEmpty();
        assertThat(browser.text()).contains("cannot be shown again").doesNotContain(token);
        assertThat(api.get("/scim-settings").at("/items").size()).isEqualTo(1);
    }

    @Test
    void a_reload_after_saving_shows_no_token_and_sends_nothing_again() {
        browser.opens(settings + "/new/groups?provider=okta&name=Okta").presses("Save and get the token");
        String token = value("token");
        browser.until("an address of its own", () -> browser.url().contains("/connect"));

        browser.opens(browser.url());

        assertThat(browser.text()).doesNotContain(token).contains("cannot be shown again");
        assertThat(browser.url()).doesNotContain(token);
    }

    @Test
    void copying_is_announced() {
        browser.opens(settings + "/new/groups?provider=okta&name=Okta").presses("Save and get the token");
        browser.presses("Copy SCIM URL");

        browser.until("the words", () -> browser.text().contains("SCIM URL copied."));
    }

    @Test
    void the_example_follows_what_is_typed() {
        browser.opens(settings + "/new/groups?provider=okta&name=Okta")
                .chooses("[name=grouping][value='field:department']");
        browser.until("a group", () -> browser.text().contains("Goes into the group “Engineering”."));

        browser.presses("Change the example").types("sample[5]", "Sales");

        browser.until("another", () -> browser.text().contains("Goes into the group “Sales”."));
        assertThat(browser.url()).doesNotContain("sample");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_target_group_is_found_among_many(boolean scripts) {
        for (int i = 0; i < 60; i++) {
            api.post("/target-groups", "{\"name\": \"Team " + i + "\"}");
        }
        api.post("/target-groups", "{\"name\": \"Zeppelins\"}");
        browser.scripts(scripts).opens(settings + "/new/groups?provider=okta&name=Okta");
        browser.chooses("[name=target][value=existing]").types("group", "zepp");
        if (scripts) {
            browser.until(
                    "a suggestion",
                    () -> browser.all("#group-names [value=Zeppelins]").size() == 1);
        }

        browser.presses("Find");
        if (scripts) {
            PageCheck.sound(browser, "wizard-group-finder");
        }
        browser.presses("Zeppelins").presses("Save and get the token");

        browser.find("#token");
        assertThat(api.get("/scim-settings").at("/items/0/targetGroup").isNull())
                .isFalse();
    }

    @Test
    void a_group_that_is_not_there_is_told_at_its_field() {
        browser.opens(settings + "/new/groups?provider=okta&name=Okta")
                .chooses("[name=target][value=existing]")
                .types("group", "Nobody")
                .presses("Save and get the token");

        assertThat(browser.find("#group-error").getText()).isEqualTo("There is no target group of this name.");
        PageCheck.sound(browser, "wizard-groups-wrong");
        assertThat(api.get("/scim-settings").at("/items").size()).isZero();
    }

    @Test
    void the_keyboard_alone_leads_to_the_next_page() {
        browser.opens(settings + "/new").chooses("[value=generic]").types("name", "Keys");

        browser.key(Keys.ENTER);

        assertThat(browser.find("#newGroup").isDisplayed()).isFalse();
        assertThat(browser.find("h1").getText()).isEqualTo("Groups of the new SCIM setting");
        assertThat(browser.focused().getText()).as("focus").isEqualTo("Groups of the new SCIM setting");
    }

    @Test
    void a_change_of_theme_keeps_what_was_typed_and_chosen() {
        browser.opens(settings + "/new").chooses("[value=okta]").types("name", "Okta");
        maps(0, "title", "Job");
        browser.presses("Continue").chooses("[name=target][value=new]").types("newGroup", "All of us");

        browser.presses("Ada").presses("Dark");

        browser.until("the dark theme", () -> theme().equals("dark"));
        assertThat(browser.find(".theme [aria-pressed=true]").getText()).isEqualTo("Dark");
        assertThat(browser.find("#newGroup").getDomProperty("value")).isEqualTo("All of us");
        browser.presses("Save and get the token");
        String token = value("token");
        browser.presses("Ada").presses("Light");
        browser.until("the light theme", () -> theme().equals("light"));
        assertThat(value("token")).isEqualTo(token).isNotEmpty();
        browser.opens(settings);
        assertThat(theme()).isEqualTo("light");
    }

    @Test
    void a_change_of_theme_without_scripts_leads_back_to_the_step_with_all_that_its_address_says() {
        StringBuilder rows = new StringBuilder("/new/groups?provider=okta&name=Okta");
        for (int row = 0; row < 29; row++) {
            rows.append("&mappings%5B" + row + "%5D.attribute=emails%5Btype+eq+%22work%22%5D.value");
            rows.append("&mappings%5B" + row + "%5D.field=new%3A&mappings%5B" + row + "%5D.newName=Field+" + row);
            rows.append("&mappings%5B" + row + "%5D.newType=text");
        }
        browser.scripts(false).opens(settings + rows + "&target=new&newGroup=All");

        browser.presses("Ada").presses("Dark");

        assertThat(theme()).isEqualTo("dark");
        assertThat(browser.find("#newGroup").getAttribute("value")).isEqualTo("All");
        assertThat(browser.find("[name='mappings[28].newName']").getAttribute("value"))
                .isEqualTo("Field 28");
        browser.presses("Save and get the token");
        assertThat(browser.find("form.theme").getAttribute("hidden"))
                .as("a way that would leave the token")
                .isNotNull();
    }

    @Test
    void a_first_request_that_was_refused_is_told_as_such() {
        TestSetting setting = company.setting("{\"name\": \"Okta\"}");
        browser.opens(settings + "/" + setting.id() + "/first-request");
        browser.find("#look-again");

        assertThat(setting.scim().post("/Users", "{\"schemas\": []}").status()).isEqualTo(400);

        steps.awaitsTheFirstRequest(true);
        assertThat(browser.find("#arrival h2").getText()).contains("refused");
        PageCheck.sound(browser, "waiting-refused");
    }

    private String theme() {
        return Objects.requireNonNull(browser.find("html").getAttribute("data-bs-theme"));
    }

    private void maps(int row, String attribute, String newField) {
        steps.maps(row, attribute, "new:");
        browser.types("mappings[" + row + "].newName", newField);
    }

    private String value(String id) {
        return steps.shown(id);
    }
}
