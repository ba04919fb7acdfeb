package dev.muster.api;

import static dev.muster.testing.Csv.counts;
import static dev.muster.testing.Csv.rejected;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.ApiClient;
import dev.muster.testing.Csv;
import dev.muster.testing.Http;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TargetUserImportTest {

    private static final TestServer SERVER = TestServer.shared();

    private final ApiClient api = SERVER.api();
    private String acme = "";
    private String people = "";
    private Csv table = new Csv(api, "");

    @BeforeEach
    void makeAcme() {
        acme = api.company("Acme");
        people = acme + "/target-users";
        table = new Csv(api, people);
        api.post(acme + "/fields", "{'name':'Shoe size','type':'number'}").is(201);
        api.post(acme + "/fields", "{'name':'Hired','type':'date'}").is(201);
    }

    @Test
    void people_are_made_and_found_again_by_their_address_whatever_its_case() {
        assertThat(counts(table.imports("""
                email,firstName,shoeSize
                ada@acme.test,Ada,36.5
                grace@acme.test,Grace,
                """))).isEqualTo("2/0/0/0");

        ApiClient.Answer second = table.imports("""
                email,firstName,shoeSize
                ADA@acme.test,Ada,36.50
                Grace@ACME.test,Admiral Grace,37
                linus@acme.test,Linus,
                """);

        assertThat(counts(second)).isEqualTo("1/1/1/0");
        assertThat(api.get(people).items("email"))
                .containsExactly("ada@acme.test", "grace@acme.test", "linus@acme.test");
        assertThat(api.get(people).items("origin")).containsOnly("import");
        assertThat(api.get(people + "?field.firstName=Admiral%20Grace").items("email"))
                .containsExactly("grace@acme.test");
    }

    @Test
    void an_empty_cell_clears_a_field_and_a_missing_column_leaves_it() {
        table.imports("email,firstName,lastName\nada@acme.test,Ada,Lovelace\n");

        assertThat(counts(table.imports("email,firstName\nada@acme.test,\n"))).isEqualTo("0/1/0/0");

        JsonNode ada = api.get(people).json().path("items").path(0);
        assertThat(ada.path("firstName").isNull()).isTrue();
        assertThat(ada.path("lastName").asString()).isEqualTo("Lovelace");
    }

    @Test
    void F3_types_and_required_fields_are_insisted_on_and_a_wrong_line_leaves_nothing() {
        api.post(acme + "/fields", "{'name':'Country','required':true}").is(201);

        ApiClient.Answer answer = table.imports("""
                email,firstName,shoeSize,hired,country
                ada@acme.test,Ada,wide,yesterday,UK
                grace@acme.test,Grace,,,
                nobody,,,,UK
                ,Eve,,,UK
                linus@acme.test,Linus,44,1991-08-25,FI
                linus@acme.test,too,many
                """);

        assertThat(counts(answer)).isEqualTo("1/0/0/5");
        assertThat(rejected(answer))
                .containsExactlyInAnyOrder("2 shoeSize", "2 hired", "3 country", "4 email", "5 email", "7 ");
        assertThat(api.get(people).items("email")).containsExactly("linus@acme.test");
    }

    @Test
    void a_trial_tells_what_would_happen_and_changes_nothing() {
        table.imports("email,firstName\nada@acme.test,Ada\n");
        StringBuilder lines = new StringBuilder("email,firstName,shoeSize\nada@acme.test,Countess,\n");
        for (int i = 0; i < 120; i++) {
            lines.append("p%d@acme.test,P,%s%n".formatted(i, i % 50 == 0 ? "wide" : String.valueOf(i)));
        }
        lines.append("P7@acme.test,again,\n");

        JsonNode trial = table.tries(lines.toString()).json();

        assertThat(api.get(people + "?limit=1000").items("firstName")).containsExactly("Ada");
        JsonNode done = table.imports(lines.toString()).json();
        for (String count : new String[] {"created", "updated", "unchanged", "rejectedCount", "rejected"}) {
            assertThat(trial.path(count)).as(count).isEqualTo(done.path(count));
        }
        assertThat(trial.path("dryRun").asBoolean()).isTrue();
        assertThat(done.path("created").asInt()).isEqualTo(117);
        assertThat(done.path("rejectedCount").asInt()).isEqualTo(4);
    }

    @Test
    void a_person_may_stand_in_one_line_only() {
        ApiClient.Answer answer = table.imports("email,firstName\nada@acme.test,Ada\nADA@acme.test,Eve\n");

        assertThat(counts(answer)).isEqualTo("1/0/0/1");
        assertThat(rejected(answer)).containsExactly("3 email");
    }

    @Test
    void L7_a_line_that_changes_what_a_setting_fills_is_rejected_as_a_whole() {
        TestSetting entra = setting();
        entra.creates(user("ada").email("ada@acme.test").with("name", "{\"givenName\": \"Ada\"}"));

        ApiClient.Answer locked = table.imports("email,firstName,shoeSize\nada@acme.test,Eve,36\n");
        ApiClient.Answer free = table.imports("email,shoeSize\nADA@acme.test,36\n");
        ApiClient.Answer status = table.imports("email,status\nada@acme.test,inactive\n");

        assertThat(rejected(locked)).containsExactly("2 firstName");
        assertThat(locked.json().at("/rejected/0/message").asString()).contains("is filled by the SCIM setting");
        assertThat(counts(free)).isEqualTo("0/1/0/0");
        assertThat(rejected(status)).containsExactly("2 status");
        assertThat(api.get(people).json().at("/items/0/fields/shoeSize").asInt())
                .isEqualTo(36);
    }

    @Test
    void L5_a_setting_adopts_people_who_were_imported() {
        table.imports("email,shoeSize\nada@acme.test,36\n");
        String before = api.get(people).items("id").getFirst();

        setting().creates(user("ada").email("ada@acme.test"));

        assertThat(api.get(people).items("id")).containsExactly(before);
        JsonNode ada = api.get(people + "/" + before).json();
        assertThat(ada.path("userName").asString()).isEqualTo("ada");
        assertThat(ada.path("origin").asString()).isEqualTo("import");
        assertThat(ada.path("fields").path("shoeSize").asInt()).isEqualTo(36);
    }

    @Test
    void the_status_of_who_is_owned_by_nobody_is_taken_over() {
        table.imports("email,status\nada@acme.test,inactive\ngrace@acme.test,\n");

        assertThat(api.get(people).items("status")).containsExactly("inactive", "active");
        ApiClient.Answer second = table.imports("email,status\nada@acme.test,active\ngrace@acme.test,deleted\n");
        assertThat(counts(second)).isEqualTo("0/1/0/1");
        assertThat(rejected(second)).containsExactly("3 status");
    }

    @Test
    void what_is_shown_only_is_rejected_when_it_differs() {
        table.imports("email\nada@acme.test\n");

        ApiClient.Answer answer = table.imports("""
                email,groups,origin
                ada@acme.test,Readers,import
                grace@acme.test,,
                linus@acme.test,,scim
                """);

        assertThat(counts(answer)).isEqualTo("1/0/0/2");
        assertThat(rejected(answer)).containsExactly("2 groups", "4 origin");
    }

    @Test
    void an_unknown_a_double_and_a_missing_column_are_refused_at_once() {
        table.importing("", "email,shoe,Email\nada@acme.test,1,x\n", "text/csv").refuses(400, "shoe", "Email");
        table.importing("", "firstName\nAda\n", "text/csv").refuses(400, "email");
        table.importing("", "", "text/csv").refuses(400);
        table.importing("?dryRun=perhaps", "email\n", "text/csv").refuses(400, "dryRun");
        assertThat(api.get(people).items("id")).isEmpty();
    }

    @Test
    void spreadsheets_of_many_kinds_are_read() {
        assertThat(counts(table.imports("\uFEFFemail;firstName\r\nada@acme.test;\"Ada; \"\"Countess\"\"\"\r\n")))
                .isEqualTo("1/0/0/0");
        assertThat(counts(table.imports("email\tfirstName\n\ngrace@acme.test\tGr,ace")))
                .isEqualTo("1/0/0/0");
        assertThat(counts(table.imports("\"email\",\"firstName\"\nlinus@acme.test,\"Li\nnus\"\n")))
                .isEqualTo("1/0/0/0");

        assertThat(api.get(people).items("firstName")).containsExactly("Ada; \"Countess\"", "Gr,ace", "Li\nnus");
    }

    @Test
    void what_is_no_table_in_utf_8_is_refused() {
        String csv = "email\nada@acme.test\n";

        table.importing("", csv, "application/json").refuses(415);
        table.importing("", csv, "text/csv; charset=iso-8859-1").refuses(415);
        table.importing("", csv, "text/csv; charset=UTF-8").is(200);
    }

    @Test
    void lines_before_one_that_cannot_be_read_stand_and_are_counted() {
        ApiClient.Answer answer =
                table.importing("", "email,firstName\nada@acme.test,Ada\ngrace@acme.test,\"Gr\"ace\n", "text/csv");

        answer.is(400);
        assertThat(answer.text("detail")).contains("After line 2");
        assertThat(counts(answer)).isEqualTo("1/0/0/0");
        assertThat(api.get(people).items("email")).containsExactly("ada@acme.test");
    }

    @Test
    void cells_that_no_database_holds_are_rejected() {
        ApiClient.Answer answer = table.imports("email,firstName\nada@acme.test,A\0da\ngrace@acme.test,"
                + "x".repeat(70_000) + "\nlinus@acme.test,L\n");

        assertThat(counts(answer)).isEqualTo("1/0/0/2");
        assertThat(rejected(answer)).containsExactly("2 firstName", "3 firstName");
    }

    private TestSetting setting() {
        return new TestCompany(
                        acme.substring("/companies/".length()),
                        Http.bearer(URI.create(SERVER.url() + "/api/v1" + acme), TestServer.KEY, "application/json"))
                .setting("{}");
    }
}
