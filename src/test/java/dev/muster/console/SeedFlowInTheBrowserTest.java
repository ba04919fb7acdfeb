package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Main;
import dev.muster.console.connect.WizardSteps;
import dev.muster.simulator.EntraSimulator;
import dev.muster.simulator.Organisation;
import dev.muster.simulator.Person;
import dev.muster.simulator.Population;
import dev.muster.simulator.Summary;
import dev.muster.testing.Answer;
import dev.muster.testing.Browser;
import dev.muster.testing.Http;
import dev.muster.testing.OtherJvm;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/// The flow that must work first and always: from the command on an empty database to people in their groups, as
/// one administrator walks it in a browser while Microsoft Entra ID pushes over HTTP.
class SeedFlowInTheBrowserTest {

    private static final String FIRST_START = "Create the operator's account, within a day: ";
    private static final String PASSWORD = "correct horse battery staple";
    private static final String REST = "Everybody else";
    private static final Organisation ACME = Population.of(9, 20, 3, "acme.example");

    private final Browser browser = Browser.fresh();
    private final WizardSteps wizard = new WizardSteps(browser);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void from_an_empty_database_to_people_in_their_groups(boolean scripts) throws Exception {
        browser.scripts(scripts);
        try (OtherJvm muster = serve(TestPostgres.emptyDatabase())) {
            String link = muster.logged(FIRST_START);
            signsUp(link.substring(link.indexOf(FIRST_START) + FIRST_START.length()));
            makesTheCompanyAndItsField();
            connectsEntra();
            URI scimUrl = URI.create(wizard.shown("scim-url"));
            String token = wizard.shown("token");
            saysThatTheTokenIsStored();

            Summary pushed = new EntraSimulator(scimUrl, token).firstSynchronisation(ACME, (doing, done, total) -> {});

            assertThat(pushed.failures()).isEmpty();
            wizard.awaitsTheFirstRequest(scripts);
            assertThat(browser.text()).contains("The identity provider has arrived");
            everybodyIsInTheGroupOfTheirDepartment();
            if (scripts) {
                PageCheck.sound(browser, "seed-flow-people");
            }
            aMoveToAnotherDepartmentFollows(scimUrl, token);
            assertThat(browser.complaints()).isEmpty();
            muster.tellToEnd();
            assertThat(muster.status()).isZero();
        }
    }

    private static OtherJvm serve(TestDatabase database) throws IOException {
        Map<String, String> environment = Map.of(
                "MUSTER_PORT", "0",
                "MUSTER_DATABASE_URL", database.url(),
                "MUSTER_DATABASE_USER", database.user(),
                "MUSTER_DATABASE_PASSWORD", database.password());
        return OtherJvm.inEarnest(Main.class, environment, "serve");
    }

    private void signsUp(String link) {
        browser.opens(link)
                .types("email", "ada@acme.example")
                .types("name", "Ada Lovelace")
                .types("password", PASSWORD)
                .presses("Create account");
        browser.presses("Ada Lovelace").presses("Sign out");
        browser.types("email", "ada@acme.example").types("password", PASSWORD).presses("Sign in");
        browser.find("summary");
        assertThat(browser.text()).contains("Ada Lovelace", "There is no company yet");
    }

    private void makesTheCompanyAndItsField() {
        browser.presses("New company").types("name", "Acme").presses("Create company");
        browser.presses("Target Users").presses("Settings").presses("Edit Fields");
        browser.types("name", "Country").presses("Create field");
        assertThat(browser.find("ol.fields").getText()).contains("Country");
    }

    private void connectsEntra() {
        browser.presses("Company Settings").presses("SCIM Settings").presses("+ NEW");
        browser.chooses("[value=entra]").types("name", "Entra ID");
        wizard.maps(0, "addresses[type eq \"work\"].country", "country");
        browser.presses("Continue").chooses("[name=grouping][value='field:department']");
        browser.chooses("[name=target][value=new]").types("newGroup", REST);
        browser.presses("Save and get the token");
    }

    private void saysThatTheTokenIsStored() {
        browser.chooses("[name=stored]").presses("Wait for the first request");
        assertThat(browser.find("h1").getText()).isEqualTo("First request of Entra ID");
        assertThat(browser.text()).contains("Waiting for the first request…");
    }

    private void everybodyIsInTheGroupOfTheirDepartment() {
        browser.presses("Target Users").presses("Groups");
        Map<String, Long> groups = rows().stream()
                .collect(Collectors.toMap(
                        row -> cells(row).getFirst(),
                        row -> Long.valueOf(cells(row).get(2))));
        assertThat(groups)
                .isEqualTo(ACME.people().stream()
                        .collect(Collectors.groupingBy(SeedFlowInTheBrowserTest::group, Collectors.counting())));
        browser.presses("People");
        Map<String, String> people = people();
        for (Person person : ACME.people()) {
            assertThat(people.get(person.displayName()))
                    .as(person.displayName())
                    .contains(person.userName(), group(person));
        }
        browser.presses(ACME.people().getFirst().displayName());
        assertThat(browser.text()).contains("Country", ACME.people().getFirst().country());
        browser.presses("Target Users");
    }

    private void aMoveToAnotherDepartmentFollows(URI scimUrl, String token) {
        Person mover = ACME.people().getFirst();
        Http entra = Http.bearer(scimUrl, token, "application/scim+json; charset=utf-8");
        Answer found = entra.get("/Users?filter=userName%20eq%20%22" + mover.userName() + "%22");

        Answer moved = entra.patch("/Users/" + found.at("/Resources/0/id").asString(), """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [{"op": "Replace",
                 "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", "value": "Flight Test"}]}""");

        assertThat(moved.status()).isEqualTo(200);
        browser.presses("Target Users");
        assertThat(people().get(mover.displayName())).contains("Flight Test").doesNotContain(group(mover));
    }

    private Map<String, String> people() {
        browser.find("table");
        return rows().stream().collect(Collectors.toMap(row -> cells(row).getFirst(), WebElement::getText));
    }

    private List<WebElement> rows() {
        browser.find("tbody");
        return browser.all("tbody tr");
    }

    private static List<String> cells(WebElement row) {
        return row.findElements(By.tagName("td")).stream()
                .map(WebElement::getText)
                .toList();
    }

    private static String group(Person person) {
        return person.department().orElse(REST);
    }
}
