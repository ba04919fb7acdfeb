package dev.muster.console.trial;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.console.PageCheck;
import dev.muster.testing.Answer;
import dev.muster.testing.Browser;
import dev.muster.testing.LoggedRequests;
import dev.muster.testing.Team;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestConsole;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import dev.muster.testing.UserBody;
import dev.muster.testing.Visit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// A played identity provider's life against a setting, begun on its page, and gone without a trace when it is over.
class TrialPagesTest {

    private final Browser browser = Browser.fresh();
    private final TestCompany acme = TestCompany.named("Acme");

    @ParameterizedTest
    @CsvSource({"entra, department, true", "jumpcloud, mirror, false"})
    void a_trial_run_shows_what_the_rules_make_of_a_directory_and_leaves_nobody(
            String provider, String groups, boolean scripts) {
        String target = acme.group("Staff");
        String grouping = groups.equals("mirror") ? "{'kind':'mirror'}" : "{'kind':'field','field':'department'}";
        TestSetting setting =
                acme.setting("{\"targetGroup\": \"" + target + "\", \"hold\": {\"people\": 1, \"percent\": 0},"
                        + " \"grouping\": " + grouping.replace('\'', '"') + "}");
        browser.scripts(scripts).opens(TestConsole.url() + page(setting, ""));
        browser.presses("Make a trial run");
        if (scripts) {
            PageCheck.sound(browser, "trial-form");
        }
        browser.find("#provider-" + provider).click();
        browser.types("people", "12");
        browser.find("#sure").click();
        browser.presses("Begin");

        browser.until("the begin", () -> browser.url().contains("/trial?run="));
        if (scripts) {
            PageCheck.sound(browser, "trial-running");
        }
        browser.until(
                "the end",
                () -> !(scripts ? browser : browser.opens(browser.url()))
                        .all("#report")
                        .isEmpty());

        assertThat(browser.find("#report").getText()).contains("with 12 people", "The token is revoked.");
        // By department or by the provider's groups, whose names bear the trial's number: who comes is left to chance.
        assertThat(browser.text())
                .contains(".example.com")
                .containsPattern("Target groups\n.*" + (groups.equals("mirror") ? "\\(trial-" : "")
                        + ".*: (one person|\\d+ people)");
        if (scripts) {
            assertThat(browser.text()).contains("held for an administrator");
            PageCheck.sound(browser, "trial-done");
        }
        assertThat(acme.people()).isEmpty();
        assertThat(acme.deletedPeople()).isEmpty();
        assertThat(names(acme.api().get("/target-groups").at("/items"))).containsExactly("Staff");
        assertThat(setting.scim().get("/Groups").at("/totalResults").asInt()).isZero();
        assertThat(names(acme.api()
                        .get("/scim-settings/" + setting.id() + "/tokens")
                        .at("/items")))
                .doesNotContain(Trials.TOKEN);
    }

    @Test
    void a_setting_still_waits_for_its_identity_provider_after_a_trial() {
        TestSetting setting = acme.setting("{}");
        assertThat(ada().post(page(setting, "/trial"), order("10")).status()).isEqualTo(303);
        browser.opens(TestConsole.url() + page(setting, "/trial"));
        browser.until("the end", () -> browser.text().contains("Begin another trial run"));

        // What is written beside the requests is there two seconds later.
        LockSupport.parkNanos(2_500_000_000L);

        Answer told = acme.api().get("/scim-settings/" + setting.id());
        assertThat(told.at("/health").asString()).isEqualTo("waiting");
        assertThat(told.at("/habitUses").isEmpty()).isTrue();
        assertThat(LoggedRequests.of(setting).list("")).isEmpty();
        assertThat(ada().get(page(setting, "/first-request")).text()).doesNotContain("has arrived");
    }

    @Test
    void a_group_of_somebody_elses_stays_whatever_it_is_called() {
        TestSetting setting = acme.byDepartment();
        setting.createsGroup("Photoshop (trial-30)");
        setting.createsGroup("Pilots (trial-7)");
        String linus = setting.creates(user("linus").department("Sales"));
        setting.creates(UserBody.user("ada@trial-7.example.com").department("Engines"));
        setting.creates(UserBody.user("grace@trial-7.example.com").department("Sales"));
        setting.creates(user("edsger").department("Research"));
        setting.moves(linus, "Support");
        setting.deletes(setting.scim()
                .get("/Users?filter=userName%20eq%20%22edsger%22")
                .at("/Resources/0/id")
                .asString());

        browser.opens(TestConsole.url() + page(setting, "/trial"));
        browser.presses("Remove the example people");
        browser.until("the removal", () -> browser.text().contains("The example people and groups are removed"));

        assertThat(setting.scim().get("/Groups").at("/Resources").valueStream())
                .extracting(group -> group.path("displayName").asString())
                .containsExactly("Photoshop (trial-30)");
        assertThat(names(acme.api().get("/target-groups").at("/items")))
                .containsExactlyInAnyOrder("Sales", "Support", "Research");
    }

    @Test
    void a_setting_with_people_is_left_alone_and_says_why() {
        TestSetting setting = acme.setting("{}");
        setting.creates(user("ada"));

        browser.opens(TestConsole.url() + page(setting, "/trial"));

        assertThat(browser.find("main").getText())
                .contains("A trial run is for settings without people only, and this one has one person.");
        assertThat(browser.all("main form")).isEmpty();
        assertThat(ada().post(page(setting, "/trial"), order("12")).status()).isEqualTo(422);
        assertThat(acme.people()).hasSize(1);
        PageCheck.sound(browser, "trial-people");
    }

    @Test
    void what_is_wrong_stands_at_its_field_and_nothing_begins() {
        TestSetting setting = acme.setting("{}");
        browser.opens(TestConsole.url() + page(setting, "/trial"))
                .types("people", "9000")
                .presses("Begin");

        assertThat(browser.find("#people-error").getText()).contains("10", "200");
        assertThat(browser.find("#sure-error").getText()).startsWith("Tick this");
        assertThat(browser.find("[name=people]").getAttribute("value")).isEqualTo("9000");
        assertThat(acme.api().get("/scim-settings/" + setting.id() + "/tokens").text())
                .doesNotContain(Trials.TOKEN);
        PageCheck.sound(browser, "trial-wrong");
    }

    @Test
    void a_setting_has_one_trial_at_a_time_and_a_node_two() {
        TestSetting first = acme.setting("{}");
        TestSetting second = acme.setting("{}");
        TestSetting third = acme.setting("{}");
        String slow = "200";

        assertThat(ada().post(page(first, "/trial"), order(slow)).status()).isEqualTo(303);
        assertThat(ada().post(page(first, "/trial"), order(slow)).status()).isEqualTo(422);
        assertThat(ada().post(page(second, "/trial"), order(slow)).status()).isEqualTo(303);
        assertThat(ada().post(page(third, "/trial"), order("10")).text()).contains("Wait until they are over.");
        // Without its token a trial cannot go on, and cleans up.
        revokesTokens(first);
        revokesTokens(second);
        for (TestSetting each : new TestSetting[] {first, second}) {
            browser.opens(TestConsole.url() + page(each, "/trial"));
            browser.until("the end", () -> browser.text().contains("Begin another trial run"));
        }
        assertThat(acme.people()).isEmpty();
    }

    /// What another node carries out, or a restart has cut off, is known by its token and its people only.
    @Test
    void a_trial_that_is_not_known_here_says_so_and_what_it_left_is_removed() {
        TestSetting setting = acme.setting("{}");
        String example = "ada@trial-7.example.com";
        setting.creates(UserBody.user(example));
        setting.deletes(setting.creates(UserBody.user("grace@trial-7.example.com")));
        setting.creates(user("linus"));
        String end = Instant.now().plus(1, ChronoUnit.HOURS).toString();
        acme.api()
                .post(
                        "/scim-settings/" + setting.id() + "/tokens",
                        "{\"name\": \"cut off\", \"expiresAt\": \"" + end + "\"}");
        assertThat(TestServer.shared()
                        .database()
                        .texts(
                                acme.id(),
                                "update scim_token set name = '%s' where name = 'cut off' returning id"
                                        .formatted(Trials.TOKEN)))
                .hasSize(1);

        browser.opens(TestConsole.url() + page(setting, "/trial?run=" + UUID.randomUUID()));

        assertThat(browser.text()).contains("is not known any more", "or was cut off");
        PageCheck.sound(browser, "trial-elsewhere");
        browser.presses("Remove the example people");
        browser.until("the removal", () -> browser.text().contains("The example people and groups are removed"));
        assertThat(acme.people()).hasSize(1);
        assertThat(acme.deletedPeople()).isEmpty();
        assertThat(acme.api().get("/scim-settings/" + setting.id() + "/tokens").text())
                .doesNotContain(Trials.TOKEN);
    }

    @Test
    void who_may_only_look_is_offered_none() {
        TestSetting setting = acme.setting("{}");
        Visit viewer =
                new Team(ada()).welcomes("/companies/" + acme.id(), UUID.randomUUID() + "@acme.example", "viewer");

        assertThat(viewer.get(page(setting, "/trial")).status()).isEqualTo(403);
        assertThat(viewer.post(page(setting, "/trial"), order("12")).status()).isEqualTo(403);
        assertThat(viewer.get(page(setting, "")).text()).doesNotContain("/trial");
        assertThat(viewer.get(page(setting, "/guide")).text())
                .doesNotContain("/trial", "make another one; ")
                .contains("ask an administrator");
    }

    private void revokesTokens(TestSetting setting) {
        String tokens = "/scim-settings/" + setting.id() + "/tokens";
        for (JsonNode token : acme.api().get(tokens).at("/items")) {
            acme.api().delete(tokens + "/" + token.path("id").asString());
        }
    }

    private static Map<String, String> order(String people) {
        return Map.of("do", "start", "provider", "okta", "people", people, "sure", "on");
    }

    private static List<String> names(JsonNode items) {
        return items.valueStream().map(item -> item.path("name").asString()).toList();
    }

    private static Visit ada() {
        return new Visit(TestConsole.url(), TestConsole.session());
    }

    private String page(TestSetting setting, String rest) {
        return "/companies/" + acme.id() + "/scim-settings/" + setting.id() + rest;
    }
}
