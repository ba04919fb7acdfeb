package dev.muster.house;

import static dev.muster.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.console.PageCheck;
import dev.muster.testing.Answer;
import dev.muster.testing.Browser;
import dev.muster.testing.Http;
import dev.muster.testing.TestConsole;
import dev.muster.testing.TestServer;
import dev.muster.testing.Visit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A fault of ours as people meet it: the table of the companies is gone for a while, under the feet of every page.
class FaultPageTest {

    private static final TestServer SERVER = TestServer.start();
    private static final Tenant ACME = Tenant.on(SERVER, "acme");
    private static final Visit OPERATOR = SERVER.operator().host();
    private static final Sql DATABASE = new Sql(SERVER.database());

    /// What a page would show that lets the inside out.
    private static final List<String> INSIDE = List.of(
            "Exception",
            "\tat ",
            "dev.muster",
            "java.",
            "postgres",
            "jdbi",
            "jte",
            "ERROR",
            "relation",
            "select ",
            "gone");

    private boolean isBroken;

    static List<RouteSample> pages() {
        return RouteSample.all().stream()
                .filter(sample -> sample.area().equals("console"))
                .filter(sample -> sample.path().startsWith("/companies/{company}/"))
                .toList();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @AfterEach
    void mend() {
        if (isBroken) {
            DATABASE.run("alter table company_gone rename to company");
            isBroken = false;
        }
    }

    private void breaks() {
        DATABASE.run("alter table company rename to company_gone");
        isBroken = true;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_fault_is_a_page_that_names_the_request_and_shows_nothing_of_the_inside(RouteSample page) {
        Http browser = page.through(OPERATOR.http());
        String address = page.address(FaultPageTest::id);
        @Nullable String body = page.method().equals("POST") ? page.body(FaultPageTest::id) : null;
        breaks();

        assertIsPageOfFault(browser.send(page.method(), address, body));
        assertIsPageOfFault(browser.with("HX-Request", "true").send(page.method(), address, body));
    }

    private static void assertIsPageOfFault(Answer answer) {
        String request = answer.headers().firstValue("X-Request-Id").orElseThrow();

        assertThat(answer).hasStatus(500);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.text())
                .contains("<h1>Something went wrong</h1>", "The fault is on our side", ">" + request + "</code>");
        assertThat(INSIDE).noneMatch(inside -> answer.text().contains(inside));
    }

    @Test
    void the_page_is_sound_and_leads_on() {
        Browser browser = Browser.fresh();
        browser.opens(SERVER.url() + "/sign-in").takes(TestConsole.COOKIE, OPERATOR.session());
        breaks();

        browser.opens(SERVER.url() + "/companies/" + ACME.company().id() + "/fields");

        assertThat(browser.text()).contains("Something went wrong").doesNotContain("acme");
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("status of 500"));
        PageCheck.sound(browser, "fault");
        PageCheck.walked(browser, "fault");
        mend();
        browser.presses("Go to the start page");
        browser.until("the companies", () -> browser.text().contains("All companies of this installation."));
    }

    @Test
    void a_part_of_a_page_that_fails_says_so_and_what_was_there_stays() {
        Browser browser = Browser.fresh();
        browser.opens(SERVER.url() + "/sign-in").takes(TestConsole.COOKIE, OPERATOR.session());
        browser.opens(SERVER.url() + "/companies/" + ACME.company().id() + "/scim-settings");
        breaks();

        browser.types("search", "ent");
        browser.until("what is wrong", () -> !browser.find("#failed").getText().isEmpty());

        assertThat(browser.find("#failed").getText())
                .startsWith("Something went wrong")
                .containsPattern("\\p{XDigit}{8}-[\\p{XDigit}-]{27}");
        assertThat(browser.names()).contains("Entra ID");
        assertThat(browser.unaccessible()).isEmpty();
        mend();
        browser.types("search", "entr");
        browser.until(
                "it is well again", () -> browser.find("#failed").getText().isEmpty());
        assertThat(browser.names()).contains("Entra ID");
    }

    private static String id(String place) {
        return place.equals("formToken") ? OPERATOR.token() : ACME.ids().getOrDefault(place, place);
    }
}
