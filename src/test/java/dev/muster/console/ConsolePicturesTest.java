package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.EntraSimulator;
import dev.muster.simulator.Organisation;
import dev.muster.simulator.Person;
import dev.muster.simulator.Population;
import dev.muster.simulator.Team;
import dev.muster.testing.Browser;
import dev.muster.testing.MovingClock;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Makes the pictures of the documentation: the main pages of a company that has lived with Muster for two
/// weeks, light and dark. With `-Dscreenshots=docs` they are made where the documentation has them.
@Tag("long")
class ConsolePicturesTest {

    private static final Path PICTURES = Path.of(System.getProperty("screenshots", "target"), "screenshots");
    private static final String COLUMNS =
            "?column=email&column=department&column=jobTitle&column=~status&column=~groups";
    private static final int HIGHEST = 1120;
    private static final int DAYS = 14;
    private static final Pattern LATIN = Pattern.compile("[\\p{IsLatin}\\p{IsCommon}]+");
    private static final Organisation ACME = legible(Population.of(21, 300, 8, "acme.example"));

    private final Browser browser = Browser.fresh();
    private final MovingClock clock = new MovingClock();
    private final TestDatabase database = TestPostgres.freshDatabase();
    private final Random random = new Random(21);

    /// The machine that makes the pictures may lack letters of other alphabets.
    private static Organisation legible(Organisation all) {
        List<Person> people = all.people().stream()
                .filter(person -> LATIN.matcher(person.displayName()).matches())
                .filter(person ->
                        LATIN.matcher(person.department().orElse("none")).matches())
                .limit(120)
                .toList();
        List<Team> teams = all.teams().stream()
                .map(team -> new Team(
                        team.displayName(),
                        team.externalId(),
                        team.members().stream().filter(people::contains).toList()))
                .toList();
        return new Organisation(people, teams);
    }

    @Test
    void the_main_pages_light_and_dark() throws Exception {
        TestSetting entra = twoWeeks();
        try (TestServer server = TestServer.on(database, clock)) {
            signsUp(server.firstStart());
            String company = server.url() + "/companies/" + entra.company().id();
            String setting = company + "/scim-settings/" + entra.id();
            pictures(company + "/target-users" + COLUMNS, "people");
            browser.chooses("tbody a");
            browser.find(".timeline-list");
            browser.all(".why > summary").get(3).click();
            picture("person");
            pictures(setting + "?range=week", "overview");
            pictures(setting + "/guide", "guide");
            wizard(company + "/scim-settings/new");
            pictures(company + "/scim-settings", "settings");
            preview(setting + "/rules");
            table(company + "/target-users/import");
            deactivates(new TestSetting(entra.company(), entra.id(), server.url() + "/scim/v2", entra.token()), 30);
            pictures(setting + "/held", "held");
        }
    }

    /// A life over HTTP: the first synchronisation, then a few changes and mistakes each day.
    private TestSetting twoWeeks() throws InterruptedException {
        clock.moves(Duration.ofDays(-DAYS));
        try (TestServer server = TestServer.on(database, clock)) {
            TestCompany acme = TestCompany.on(server, "Acme");
            acme.field("Job title", "text");
            acme.field("Country", "text");
            String rest = acme.group("Everybody else");
            TestSetting entra = acme.setting("""
                    {"mappings": [{"attribute": "title", "field": "jobTitle"},
                                  {"attribute": "addresses[type eq \\"work\\"].country", "field": "country"}],
                     "grouping": {"kind": "field", "field": "department"}, "targetGroup": "%s"}""".formatted(rest));
            new EntraSimulator(URI.create(entra.scimUrl()), entra.token())
                    .firstSynchronisation(ACME, (doing, done, total) -> {});
            for (int day = 0; day < DAYS; day++) {
                clock.moves(Duration.ofHours(24));
                dayOf(entra);
            }
            return entra;
        }
    }

    private void dayOf(TestSetting entra) {
        List<JsonNode> people = entra.company().people();
        for (int i = random.nextInt(4, 24); i > 0; i--) {
            JsonNode person = people.get(random.nextInt(people.size()));
            entra.patches(person.path("resourceId").asString(), """
                    {"op": "Replace", "path": "title", "value": "%s"}""".formatted(
                            List.of("Team Lead", "Director", "Senior Engineer", "Consultant")
                                    .get(random.nextInt(4))));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            assertThat(entra.scim().get("/Users?filter=userName%20eq").status()).isEqualTo(400);
        }
    }

    private void deactivates(TestSetting entra, int many) {
        for (int i = 0; i < many; i++) {
            String name = ACME.people().get(i).userName();
            String id = entra.scim()
                    .get("/Users?filter=userName%20eq%20%22" + name + "%22")
                    .at("/Resources/0/id")
                    .asString();
            entra.patches(id, "{\"op\": \"Replace\", \"path\": \"active\", \"value\": \"False\"}");
        }
    }

    private void signsUp(URI link) {
        browser.opens(link.toString())
                .types("email", "ada@acme.example")
                .types("name", "Ada Lovelace")
                .types("password", "correct horse battery staple")
                .presses("Create account");
        browser.find(".menu");
    }

    private void wizard(String address) throws IOException {
        browser.opens(address).chooses("[value=okta]").types("name", "Okta Berlin");
        browser.types("mappings[0].attribute", "title").chooses("[name='mappings[0].field'] [value=jobTitle]");
        picture("wizard-fields");
        browser.presses("Continue").chooses("[name=grouping][value='field:department']");
        browser.until("the example", () -> browser.text().contains("Goes into the group “Engineering”."));
        browser.chooses("[name=target][value=new]").types("newGroup", "Berlin");
        picture("wizard-groups");
        browser.presses("Save and get the token").find("#token");
        picture("token");
        browser.chooses("[name=stored]").presses("Wait for the first request").find("#arrival");
        picture("waiting");
    }

    private void table(String address) throws IOException {
        browser.opens(address).types("text", """
                email,firstName,lastName,department,jobTitle
                ada.byron@acme.example,Ada,Byron,Research & Development,Consultant
                grace.murray@acme.example,Grace,Murray,Engineering,Team Lead
                linus at acme.example,Linus,Torvalds,Engineering,Senior Engineer
                """);
        browser.presses("Try, change nothing").find("#result");
        picture("import");
    }

    private void preview(String rules) throws IOException {
        browser.opens(rules).chooses("[name='grouping.field'] [value=country]").presses("Preview changes");
        browser.find("#preview-title");
        picture("preview");
    }

    private void pictures(String address, String name) throws IOException {
        browser.opens(address);
        picture(name);
    }

    private void picture(String name) throws IOException {
        Files.createDirectories(PICTURES);
        browser.runs("document.activeElement.blur(); window.scrollTo(0, 0)");
        Files.write(PICTURES.resolve(name + "-light.png"), SmallPicture.of(browser.picture(HIGHEST)));
        browser.dark(true);
        browser.until("the dark theme", () -> "dark".equals(browser.find("html").getAttribute("data-bs-theme")));
        Files.write(PICTURES.resolve(name + "-dark.png"), SmallPicture.of(browser.picture(HIGHEST)));
        browser.dark(false);
    }
}
