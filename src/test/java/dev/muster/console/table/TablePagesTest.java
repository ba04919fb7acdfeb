package dev.muster.console.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.console.PageCheck;
import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.Browser;
import dev.muster.testing.Http;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WebElement;

/// Tables of people and groups: tried, mended, imported, exported.
class TablePagesTest {

    private static final String TWO_WRONG = """
            email,firstName,shoeSize
            ada@acme.example,Ada,36
            grace,Grace,38
            linus@acme.example,Linus,wide
            """;

    private final Browser browser = Browser.fresh();
    private final TestCompany acme = TestCompany.named("Acme");

    @TempDir
    private Path files = Path.of("");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_table_with_errors_is_tried_mended_on_the_page_and_imported(boolean scripts) throws IOException {
        acme.field("Shoe size", "number");
        browser.scripts(scripts);
        opens("/target-users/import");
        if (scripts) {
            PageCheck.sound(browser, "import");
        }
        chooses(TWO_WRONG);
        browser.presses("Try, change nothing");
        browser.find("#result");

        assertThat(browser.find("#result").getText()).isEqualTo("2 lines are wrong. Nothing was changed.");
        assertThat(rejected())
                .containsExactly("3 email The value is no address.", "4 shoeSize The value is no number.");
        assertThat(acme.people()).isEmpty();
        if (scripts) {
            assertThat(browser.focused().getAttribute("aria-labelledby")).isEqualTo("result");
            PageCheck.sound(browser, "import-wrong");
            PageCheck.walked(browser, "import-wrong");
        }

        browser.types("text", TWO_WRONG.replace("grace,", "grace@acme.example,").replace("wide", "44"));
        browser.presses("Try again");
        browser.until("a clean trial", () -> browser.find("#result").getText().startsWith("Every line fits"));
        assertThat(acme.people()).isEmpty();
        browser.presses("Import");
        browser.until("the import", () -> browser.find("#result").getText().equals("Every line was taken over."));

        assertThat(acme.people()).hasSize(3);
        if (scripts) {
            PageCheck.sound(browser, "import-done");
            PageCheck.walked(browser, "import-done");
        }
        browser.presses("See the people");
        browser.until("the people", () -> browser.all("tbody tr").size() == 3);
    }

    @Test
    void a_large_table_tells_how_far_it_is_and_is_chosen_again_to_be_mended() throws IOException {
        StringBuilder table = new StringBuilder("email,firstName,department\n");
        for (int i = 0; i < 600; i++) {
            table.append(i == 432 ? "nobody" : "p" + i + "@acme.example")
                    .append(",Person,")
                    .append("A department with a long name. ".repeat(12))
                    .append('\n');
        }
        opens("/target-users/import");
        chooses(table.toString());
        browser.presses("Import");
        browser.until("the result", () -> !browser.all("#result").isEmpty());

        assertThat(browser.find("#result").getText()).isEqualTo("One line was left out. All others were taken over.");
        assertThat(rejected()).containsExactly("434 email The value is no address.");
        assertThat(browser.all(".steps > li").size()).isPositive();
        assertThat(browser.find(".steps > li:last-child").getText()).isEqualTo("600 lines are done");
        assertThat(browser.find("form.import").getText()).contains("table.csv is too large to be mended here");
        assertThat(acme.people()).hasSize(599);
        PageCheck.sound(browser, "import-large");
    }

    @Test
    void a_large_table_that_was_pasted_stays_to_be_mended() {
        opens("/target-users/import");
        browser.runs("""
                const lines = ["email,department"];
                for (let i = 0; i < 1200; i++) {
                    lines.push("p" + i + "@acme.example," + "A department with a long name. ".repeat(8));
                }
                document.getElementById("text").value = lines.concat("nobody,Sales").join("\\n");""");
        browser.presses("Try, change nothing");
        browser.until("the result", () -> !browser.all("#result").isEmpty());

        assertThat(browser.find(".heading").getText()).contains("The table is being tried.");
        assertThat(rejected()).containsExactly("1,202 email The value is no address.");
        assertThat(String.valueOf(browser.find("#text").getDomProperty("value")).strip())
                .endsWith("\nnobody,Sales");
    }

    @Test
    void a_table_that_cannot_be_read_names_its_columns_and_keeps_what_was_pasted() {
        opens("/target-users/import");
        browser.types("text", "mail;firstName\nada@acme.example;Ada");
        browser.presses("Try, change nothing");
        browser.find(".alert-danger");

        assertThat(browser.find(".alert-danger").getText())
                .contains("mail: There is no such column.", "email: The column is missing.");
        assertThat(browser.find("#text").getAttribute("value")).contains("mail;firstName");
        PageCheck.sound(browser, "import-unreadable");
    }

    @Test
    void nothing_at_all_is_told_too() {
        opens("/target-users/import");
        browser.presses("Import");

        assertThat(browser.find(".alert-danger").getText()).contains("Choose a table, or paste one.");
    }

    @Test
    void groups_and_members_come_from_a_table() {
        acme.api().post("/target-users", "{\"email\": \"ada@acme.example\"}");
        opens("/target-groups/import");
        browser.types("text", "group,email\nPilots,ada@acme.example\nCaptains,\nPilots,grace@acme.example");
        browser.presses("Import");
        browser.find("#result");

        assertThat(browser.find("#result").getText()).isEqualTo("One line was left out. All others were taken over.");
        assertThat(acme.membership()).isEqualTo(Map.of("Pilots", List.of("ada@acme.example"), "Captains", List.of()));
        PageCheck.sound(browser, "import-groups");
    }

    @Test
    void an_export_has_those_whom_the_address_narrows_to_and_can_be_imported_again() {
        acme.api().post("/target-users", "{\"email\": \"ada@acme.example\", \"lastName\": \"Lovelace\"}");
        acme.api().post("/target-users", "{\"email\": \"grace@acme.example\", \"lastName\": \"Hopper\"}");
        opens("/target-users?search=love");
        browser.presses("Settings");
        String address =
                Objects.requireNonNull(browser.find("a[href*='/export']").getAttribute("href"));

        Answer table = new Http(TestConsole.url(), Map.of())
                .get(address.substring(TestConsole.url().toString().length()));

        AnswerAssert.assertThat(table).hasStatus(200);
        assertThat(table.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"target-users.csv\"");
        assertThat(table.text().lines()).hasSize(2).last().asString().contains("ada@acme.example");
        opens("/target-users/import");
        browser.types("text", table.text());
        browser.presses("Import");
        browser.until("the import", () -> browser.find("#result").getText().equals("Every line was taken over."));
        assertThat(browser.find(".tally").getText()).contains("As before\n1");
    }

    @Test
    void a_form_with_a_file_needs_the_token_of_the_session_as_its_first_part() {
        String origin = TestConsole.url().toString();
        Http form = new Http(
                TestConsole.url(), Map.of("Content-Type", "multipart/form-data; boundary=line", "Origin", origin));
        String path = "/companies/" + acme.id() + "/target-users/import";
        String token = form.get(path).text().replaceFirst("(?s).*name=\"_token\" value=\"([^\"]+)\".*", "$1");
        String how = part("how", "import");
        String text = part("text", "email\r\nada@acme.example");

        Answer without = form.post(path, how + text + "--line--\r\n");
        Answer late = form.post(path, how + text + part("_token", token) + "--line--\r\n");
        Answer cut = form.post(path, part("_token", token) + how + "--line\r\nContent-Disposition: form-da");
        assertThat(acme.people()).isEmpty();
        Answer ours = form.post(path, part("_token", token) + how + text + "--line--\r\n");

        AnswerAssert.assertThat(without).hasStatus(403);
        AnswerAssert.assertThat(late).hasStatus(403);
        AnswerAssert.assertThat(cut).hasStatus(400);
        AnswerAssert.assertThat(ours).hasStatus(200);
        assertThat(acme.people()).hasSize(1);
    }

    private static String part(String name, String value) {
        return "--line\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private void opens(String rest) {
        browser.opens(TestConsole.url() + "/companies/" + acme.id() + rest);
    }

    private void chooses(String table) throws IOException {
        Path file = files.resolve("table.csv");
        Files.writeString(file, table);
        browser.find("#file").sendKeys(file.toAbsolutePath().toString());
    }

    private List<String> rejected() {
        return browser.all(".rejected tbody tr").stream()
                .map(WebElement::getText)
                .toList();
    }
}
