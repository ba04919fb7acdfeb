package dev.muster.rules;

import static dev.muster.testing.AnswerAssert.assertThat;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Answer;
import dev.muster.testing.Csv;
import dev.muster.testing.LoggedRequests;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import dev.muster.testing.UserBody;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Somebody all of whose values contain one word lives through whatever can happen to a person, and is erased.
class ErasureTest {

    /// No word of ours, no identifier and no other test's canary contains it.
    private final String word = "canary" + UUID.randomUUID().toString().replace("-", "");

    private final TestCompany acme = TestCompany.named("Acme");
    private final TestSetting entra = acme.byDepartment();
    private final TestSetting okta = acme.setting("""
            {"name": "Okta", "grouping": {"kind": "field", "field": "department"}}""");

    @Test
    void L2_who_is_erased_is_found_in_no_table_whatever_happened_before() throws Exception {
        String person = adoptedByEntra();
        livesInEntra(person);
        movesToOkta();
        isRefusedToEntra();
        assertThat(tablesWith(word)).contains("target_user", "event", "email_address", "conflict");

        String resource = acme.person(word + ".okta").path("resourceId").asString();
        holds(okta, 0);
        okta.deletes(resource);
        acme.finishes(acme.api().post("/scim-settings/" + okta.id() + "/held/apply", "{\"all\": true}"));
        assertThat(acme.api().delete("/target-users/" + person)).hasStatus(204);

        assertThat(tablesWith(word)).isEmpty();
        assertThat(exports()).contains("grace").doesNotContain(word);
        assertThat(texts(
                        "select kind || coalesce(before::text, '') || coalesce(after::text, '') from event where subject_id = '"
                                + person + "'"))
                .containsExactly("user.erased");
    }

    @Test
    void L2_a_refused_client_is_forgotten_with_the_person_whose_address_it_wanted() throws Exception {
        Answer made = acme.api().post("/target-users", "{\"email\": \"" + word + "@acme.example\"}");
        acme.api().patch("/scim-settings/" + okta.id(), "{\"adoptExisting\": false}");
        assertThat(okta.creating(user(word))).isRefused(409);
        String linus = entra.creates(user("linus"));
        assertThat(entra.patching(linus, email(word + "@acme.example"))).hasStatus(200);
        assertThat(tablesWith(word)).contains("conflict");

        entra.patches(linus, email("linus@acme.example"));
        assertThat(acme.api().delete("/target-users/" + made.id())).hasStatus(204);
        assertThat(acme.api().delete("/target-users/" + made.id())).hasStatus(204);

        assertThat(tablesWith(word)).isEmpty();
        assertThat(acme.events("user.updated").toString()).contains("linus@acme.example");
    }

    @Test
    void L2_the_events_of_others_who_named_the_erased_person_name_it_no_more() throws Exception {
        String boss = acme.field("Boss", "text");
        acme.finishes(acme.api().patch("/scim-settings/" + entra.id(), """
                {"mappings": [{"attribute": "%s:manager.displayName", "field": "%s"}]}""".formatted(UserBody.ENTERPRISE, boss)));
        String shared = word + "@shared.example";
        String ada = entra.creates(body(word).email(shared));
        String grace = entra.creates(user("grace").with(UserBody.ENTERPRISE, """
                {"manager": {"value": "%s", "displayName": "%s"}}""".formatted(ada, word)));
        entra.patches(grace, email(shared));
        entra.patches(grace, email("grace@acme.example"));
        entra.patches(grace, "{\"op\": \"replace\", \"path\": \"userName\", \"value\": \"" + word + "-external\"}");
        entra.patches(grace, "{\"op\": \"replace\", \"path\": \"userName\", \"value\": \"grace\"}");
        String person = acme.person(word).path("id").asString();
        entra.deletes(ada);
        assertThat(tablesWith(word)).contains("event", "target_user");

        assertThat(acme.api().delete("/target-users/" + person)).hasStatus(204);

        assertThat(tablesWith(word)).isEmpty();
        assertThat(tablesWith(ada)).isEmpty();
        // By its id only: who erased it, that it was erased, and that it was removed within the last hour (rule H1).
        assertThat(tablesWith(person)).containsExactly("audit", "event", "removal");
        assertThat(texts("select person_id::text from former_value where person_id = '" + person + "'"))
                .isEmpty();
    }

    @Test
    void L2_who_bears_the_name_of_the_erased_person_again_keeps_it_in_its_history() throws Exception {
        String shared = word + "@shared.example";
        String ada = entra.creates(body(word).email(shared));
        String resource = entra.creates(user("grace").email("grace@acme.example"));
        entra.patches(resource, email(shared));
        entra.patches(resource, email("grace@acme.example"));
        entra.patches(resource, email(shared));
        String person = acme.person(word).path("id").asString();
        entra.deletes(ada);

        assertThat(acme.api().delete("/target-users/" + person)).hasStatus(204);

        assertThat(acme.person("grace").toString()).contains(shared);
        String grace = acme.person("grace").path("id").asString();
        assertThat(acme.api()
                        .get("/target-users/" + grace + "/events?limit=1000")
                        .text())
                .contains(shared)
                .contains("grace@acme.example");
        assertThat(tablesWith(ada)).isEmpty();
    }

    @Test
    void L2_who_came_by_an_import_and_was_exported_is_found_in_no_table() throws Exception {
        String company = "/companies/" + acme.id();
        Csv people = new Csv(TestServer.shared().api(), company + "/target-users");
        Csv groups = new Csv(TestServer.shared().api(), company + "/target-groups");
        people.imports("""
                email,firstName,lastName,department,phoneNumber
                %1$s@acme.example,%1$s,%1$s,%1$s,%1$s
                """.formatted(word));
        people.imports("email,lastName\n%1$s@acme.example,Second %1$s\n".formatted(word));
        people.imports("email,status\n%1$s@acme.example,%1$s\nnobody %1$s,\n".formatted(word));
        groups.imports("group,email\nChampions,%1$s@acme.example\nChampions,%1$s@nowhere\n".formatted(word));
        assertThat(people.exports("")).contains(word);
        assertThat(groups.exports("")).contains(word);
        assertThat(tablesWith(word)).contains("target_user", "event", "email_address");

        String person = acme.people().getFirst().path("id").asString();
        assertThat(acme.api().delete("/target-users/" + person)).hasStatus(204);
        assertThat(acme.api().delete("/target-users/" + person)).hasStatus(204);

        assertThat(tablesWith(word)).isEmpty();
        assertThat(exports()).doesNotContain(word);
    }

    @Test
    void L2_a_conflict_of_somebody_else_names_the_erased_person_no_more() throws Exception {
        okta.creates(user("linus"));
        String ada = entra.creates(body(word));
        String person = acme.person(word).path("id").asString();
        assertThat(entra.creating(
                        user("grace").email("linus@acme.example").with(UserBody.ENTERPRISE, """
                        {"department": "Sales", "manager": {"value": "%s", "displayName": "%s"}}""".formatted(ada, word))))
                .isRefused(409, "uniqueness");
        entra.deletes(ada);
        assertThat(tablesWith(ada)).contains("conflict");

        assertThat(acme.api().delete("/target-users/" + person)).hasStatus(204);

        assertThat(tablesWith(word)).isEmpty();
        assertThat(tablesWith(ada)).isEmpty();
        assertThat(conflicts(entra).toString()).contains("grace", "Sales").doesNotContain("manager");
    }

    @Test
    void L2_a_refused_request_that_calls_the_person_as_others_see_it_is_forgotten() throws Exception {
        LoggedRequests log = LoggedRequests.of(entra);
        String shown = "\"" + word + " Lovelace\"";
        String number = "[{\"value\": \"+1 (" + word + ") 0100\", \"type\": \"work\"}]";
        log.of(entra.creating(user("one").with("displayName", shown).with("userType", "7")));
        log.of(entra.creating(user("two").with("phoneNumbers", number).with("userType", "7")));
        Answer other = entra.creating(user("three").with("userType", "7"));
        log.of(other);
        String ada = entra.creates(user("ada").with("displayName", shown).with("phoneNumbers", number));
        String person = acme.person("ada").path("id").asString();
        entra.deletes(ada);
        assertThat(tablesWith(word)).contains("scim_request");

        assertThat(acme.api().delete("/target-users/" + person)).hasStatus(204);

        assertThat(tablesWith(word)).isEmpty();
        assertThat(log.of(other).toString()).contains("three");
    }

    /// Everything that can be fetched as a table.
    private String exports() {
        String company = "/companies/" + acme.id();
        Csv people = new Csv(TestServer.shared().api(), company + "/target-users");
        Csv groups = new Csv(TestServer.shared().api(), company + "/target-groups");
        return people.exports("") + people.exports("?status=deleted") + groups.exports("");
    }

    private String adoptedByEntra() {
        Answer made = acme.api().post("/target-users", """
                {"email": "%1$s@acme.example", "firstName": "%1$s", "lastName": "%1$s", "phoneNumber": "%1$s"}""".formatted(word));
        assertThat(made).hasStatus(201);
        entra.creates(body(word));
        assertThat(acme.person(word).path("id").asString()).isEqualTo(made.id());
        return made.id();
    }

    private void livesInEntra(String person) {
        String resource = acme.person(word).path("resourceId").asString();
        entra.creates(user("grace").department("Sales").with(UserBody.ENTERPRISE, """
                {"manager": {"value": "%s", "displayName": "%s"}}""".formatted(resource, word)));
        assertThat(entra.scim().post("/Groups", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "Engines",
                 "members": [{"value": "%s", "display": "%s"}]}""".formatted(resource, word))).hasStatus(201);
        acme.addsByHand(acme.group("Champions"), person);
        String note = acme.field("Note", "text");
        assertThat(acme.api().patch("/target-users/" + person, """
                {"fields": {"%s": "%s"}}""".formatted(note, word)))
                .hasStatus(200);
        entra.patches(resource, email(word + "@other.example"));
        entra.patches(resource, "{\"op\": \"replace\", \"path\": \"title\", \"value\": \"" + word + "\"}");
        acme.field("Nick", "text");
        acme.finishes(acme.api().patch("/scim-settings/" + entra.id(), """
                {"mappings": [{"attribute": "nickName", "field": "nick"}]}"""));
        holds(entra, 0);
        entra.deactivates(resource);
        assertThat(acme.person(word).path("held").booleanValue()).isTrue();
        entra.reactivates(resource);
        holds(entra, 20);
        entra.deletes(resource);
        entra.creates(body(word).email(word + "@other.example"));
    }

    private void movesToOkta() {
        String linus = okta.creates(user("linus"));
        assertThat(okta.patching(linus, email(word + "@other.example"))).isRefused(409, "uniqueness");
        assertThat(okta.creating(body(word + ".okta").email(word + "@other.example")))
                .isRefused(409, "uniqueness");
        List<String> ids = new ArrayList<>();
        for (JsonNode conflict : conflicts(okta)) {
            ids.add("\"" + conflict.path("id").asString() + "\"");
        }
        Answer moved = acme.api()
                .post("/scim-settings/" + okta.id() + "/conflicts/move", "{\"ids\": [" + String.join(", ", ids) + "]}");
        assertThat(moved.at("/moved")).hasSize(1);
    }

    private void isRefusedToEntra() {
        assertThat(entra.creating(body(word + "@entra.example").email(word + "@other.example")))
                .isRefused(409, "uniqueness");
        assertThat(entra.creating(user(word + ".okta").email("linus@acme.example")))
                .isRefused(409, "uniqueness");
        assertThat(conflicts(entra)).hasSize(2);
    }

    private List<JsonNode> conflicts(TestSetting setting) {
        return List.copyOf(acme.api()
                .get("/scim-settings/" + setting.id() + "/conflicts")
                .at("/items")
                .values());
    }

    private void holds(TestSetting setting, int people) {
        assertThat(acme.api().patch("/scim-settings/" + setting.id(), """
                {"hold": {"people": %d, "percent": 0}}""".formatted(people)))
                .hasStatus(200);
    }

    private static String email(String address) {
        return "{\"op\": \"replace\", \"path\": \"emails[type eq \\\"work\\\"].value\", \"value\": \"" + address
                + "\"}";
    }

    /// Somebody who has every attribute of RFC 7643 section 4.1, and one of an unknown extension.
    private UserBody body(String userName) {
        return user(userName)
                .externalId(word + "-external")
                .with("name", """
                        {"formatted": "%1$s", "familyName": "%1$s", "givenName": "%1$s", "middleName": "%1$s",
                         "honorificPrefix": "%1$s", "honorificSuffix": "%1$s"}""".formatted(word))
                .with("displayName", quoted())
                .with("nickName", quoted())
                .with("profileUrl", "\"https://acme.example/" + word + "\"")
                .with("title", quoted())
                .with("userType", quoted())
                .with("password", "\"Secret-" + word + "\"")
                .with(
                        "phoneNumbers",
                        "[{\"value\": \"tel:" + word + "\", \"type\": \"work\", \"display\": \"" + word + "\"}]")
                .with("ims", "[{\"value\": " + quoted() + ", \"type\": \"xmpp\"}]")
                .with("photos", "[{\"value\": \"https://acme.example/" + word + ".png\", \"type\": \"photo\"}]")
                .with("addresses", """
                        [{"formatted": "%1$s", "streetAddress": "%1$s", "locality": "%1$s", "region": "%1$s",
                          "postalCode": "%1$s", "type": "work"}]""".formatted(word))
                .with("entitlements", "[{\"value\": " + quoted() + "}]")
                .with("roles", "[{\"value\": " + quoted() + "}]")
                .with("urn:acme:scim:1.0:User", "{\"badge\": " + quoted() + "}")
                .with(UserBody.ENTERPRISE, """
                        {"employeeNumber": "%1$s", "costCenter": "%1$s", "organization": "%1$s", "division": "%1$s",
                         "department": "Sales"}""".formatted(word));
    }

    private String quoted() {
        return "\"" + word + "\"";
    }

    /// All tables, of companies or not, of which a row contains the word in any column.
    private static List<String> tablesWith(String word) throws SQLException {
        List<String> found = new ArrayList<>();
        for (String table : texts("select tablename from pg_tables where schemaname = 'public' order by 1")) {
            if (!texts("select 1 from " + table + " t where to_jsonb(t)::text ilike '%" + word + "%' limit 1")
                    .isEmpty()) {
                found.add(table);
            }
        }
        return found;
    }

    private static List<String> texts(String query) throws SQLException {
        TestDatabase place = TestPostgres.asSuperuser(TestServer.shared().database());
        List<String> texts = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(place.url(), place.user(), place.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
