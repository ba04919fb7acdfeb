package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.console.PageCheck;
import dev.muster.testing.Browser;
import dev.muster.testing.TestConsole;
import dev.muster.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every page of the console's route table in a real browser, as an operator sees it of a company where everything
/// has been used. `routes.txt` gives the addresses, and a test insists that no route is missing there.
class EveryPageTest {

    private static Tenant acme;

    @BeforeAll
    static void a_company() {
        acme = Tenant.on(TestServer.shared(), "acme");
    }

    static List<RouteSample> pages() {
        return RouteSample.all().stream()
                .filter(sample -> sample.area().equals("console"))
                .filter(sample -> sample.method().equals("GET"))
                .filter(sample -> !sample.path().startsWith("/assets/"))
                .filter(sample -> !sample.path().endsWith("/export"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_is_sound_and_walked_by_keyboard_and_keeps_what_was_typed_wrongly(RouteSample page) {
        Browser browser = Browser.fresh();

        browser.opens(TestConsole.url() + page.address(place -> acme.ids().getOrDefault(place, place)));

        assertThat(browser.all(".trouble"))
                .as("%s shows an error", page.route())
                .isEmpty();
        String name = "page" + page.path().replaceAll("\\W+", "-");
        PageCheck.sound(browser, name);
        PageCheck.walked(browser, name);
        WrongForms.comeBack(browser, name);
    }
}
