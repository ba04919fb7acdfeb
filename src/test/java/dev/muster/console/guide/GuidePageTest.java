package dev.muster.console.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.console.PageCheck;
import dev.muster.setting.IdentityProvider;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.Browser;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestConsole;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each identity provider's own words, with the values of this setting.
class GuidePageTest {

    private static final Map<IdentityProvider, String> OWN_WORDS = Map.of(
            IdentityProvider.ENTRA, "Tenant URL",
            IdentityProvider.OKTA, "Authentication Mode",
            IdentityProvider.ONELOGIN, "SCIM Bearer Token",
            IdentityProvider.JUMPCLOUD, "Token Key",
            IdentityProvider.GENERIC, "bearer token");

    private final Browser browser = Browser.fresh();
    private final TestCompany company = TestCompany.named("Acme " + UUID.randomUUID());

    @ParameterizedTest
    @EnumSource
    void every_provider_has_its_words_and_the_address_to_paste(IdentityProvider provider) {
        String key = company.field("Country", "text");
        TestSetting setting = company.setting("""
                {"name": "Staff", "mappings": [{"attribute": "addresses[type eq \\"work\\"].country", "field": "%s"}]}
                """.formatted(key));

        PageCheck.sound(browser, guide(setting) + "?provider=" + provider.word(), "guide-" + provider.word());

        assertThat(browser.text())
                .contains(OWN_WORDS.getOrDefault(provider, "?"), "addresses[type eq \"work\"].country", "Country");
        assertThat(browser.all("input[readonly]").stream().map(input -> input.getAttribute("value")))
                .anyMatch(value -> value.equals(TestServer.shared().url() + "/scim/v2"));
    }

    @Test
    void a_setting_that_is_called_after_its_provider_shows_its_guide() {
        TestSetting setting = company.setting("{\"name\": \"Okta production\"}");

        browser.opens(guide(setting));

        assertThat(browser.find("main h2").getText()).isEqualTo("How to set up Okta");
        browser.presses("JumpCloud");
        assertThat(browser.find("main h2").getText()).isEqualTo("How to set up JumpCloud");
    }

    @Test
    void the_provider_that_was_chosen_counts_whatever_the_setting_is_called() {
        TestSetting setting = company.setting("{\"name\": \"Okta production\", \"provider\": \"jumpcloud\"}");
        String address = "/scim-settings/" + setting.id();

        browser.opens(guide(setting));

        assertThat(browser.find("main h2").getText()).isEqualTo("How to set up JumpCloud");
        assertThat(company.api().get(address).at("/provider").asString()).isEqualTo("jumpcloud");
        AnswerAssert.assertThat(company.api().patch(address, "{\"name\": \"Staff\"}"))
                .hasStatus(200)
                .has("/provider", "jumpcloud");
        AnswerAssert.assertThat(company.api().patch(address, "{\"provider\": null}"))
                .hasStatus(200);
        AnswerAssert.assertThat(company.api().patch(address, "{\"provider\": \"ping\"}"))
                .isProblem(400);
        browser.opens(guide(setting));
        assertThat(browser.find("main h2").getText()).isEqualTo("How to set up your identity provider");
    }

    private String guide(TestSetting setting) {
        return TestConsole.url() + "/companies/" + company.id() + "/scim-settings/" + setting.id() + "/guide";
    }
}
