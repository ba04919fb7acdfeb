package dev.muster.api;

import static dev.muster.testing.Csv.counts;
import static dev.muster.testing.Csv.rejected;
import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.ApiClient;
import dev.muster.testing.Csv;
import dev.muster.testing.Http;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Groups and their members as a table, in and out.
class TargetGroupImportTest {

    private static final TestServer SERVER = TestServer.shared();
    private static final String HEADER = "group,email,origin,givenBy,groupId,memberId\r\n";

    private final ApiClient api = SERVER.api();
    private String path = "";
    private TestCompany acme = TestCompany.named("Acme");
    private Csv people = new Csv(api, "");
    private Csv table = new Csv(api, "");

    @BeforeEach
    void makeAcme() {
        path = api.company("Acme");
        acme = new TestCompany(
                path.substring("/companies/".length()),
                Http.bearer(URI.create(SERVER.url() + "/api/v1" + path), TestServer.KEY, "application/json"));
        people = new Csv(api, path + "/target-users");
        table = new Csv(api, path + "/target-groups");
        people.imports("email\nada@acme.test\ngrace@acme.test\nlinus@acme.test\n");
    }

    @Test
    void groups_are_made_and_their_members_added_by_address_whatever_its_case() {
        ApiClient.Answer first = table.imports("""
                group,email
                Readers,ADA@acme.test
                readers ,grace@acme.test
                Empty,
                Writers,ada@ACME.test
                """);

        assertThat(counts(first)).isEqualTo("3/1/0/0");
        assertThat(acme.membership())
                .isEqualTo(Map.of(
                        "Readers", List.of("ada@acme.test", "grace@acme.test"),
                        "Empty", List.of(),
                        "Writers", List.of("ada@acme.test")));
        assertThat(acme.groups())
                .allSatisfy(group -> assertThat(group.path("origin").asString()).isEqualTo("manual"));
        assertThat(counts(table.imports("group\tEmail\nREADERS\tlinus@acme.test\nEmpty\t\nReaders\tada@acme.test\n")))
                .isEqualTo("0/1/2/0");
    }

    @Test
    void a_line_with_anything_wrong_leaves_nothing_and_the_others_stand() {
        ApiClient.Answer answer = table.imports("""
                group,email,memberId
                Readers,nobody@acme.test,
                ,ada@acme.test,
                %s,ada@acme.test,
                Writers,ada@acme.test,00000000-0000-0000-0000-000000000001
                Writers,grace@acme.test,
                Writers
                """.formatted("x".repeat(257)));

        assertThat(counts(answer)).isEqualTo("1/0/0/5");
        assertThat(rejected(answer)).containsExactly("2 email", "3 group", "4 group", "5 memberId", "7 ");
        assertThat(acme.membership()).isEqualTo(Map.of("Writers", List.of("grace@acme.test")));
    }

    @Test
    void G7_what_is_locked_is_rejected_line_by_line_and_told_why() throws SQLException {
        TestSetting entra = acme.byDepartment();
        entra.creates(user("mary").email("mary@acme.test").department("Sales"));
        becomesMirrored(acme.group("Chess"), entra.id());

        ApiClient.Answer answer = table.imports("""
                group,email
                Sales,ada@acme.test
                Sales,mary@acme.test
                sales,
                Chess,ada@acme.test
                Readers,ada@acme.test
                """);

        assertThat(counts(answer)).isEqualTo("1/0/2/2");
        assertThat(rejected(answer)).containsExactly("2 group", "5 group");
        assertThat(answer.json().at("/rejected/0/message")).isEqualTo(reason(acme.groupNamed("Sales")));
        assertThat(answer.json().at("/rejected/1/message")).isEqualTo(reason(acme.groupNamed("Chess")));
        assertThat(acme.membership())
                .isEqualTo(Map.of("Sales", List.of("mary"), "Chess", List.of(), "Readers", List.of("ada@acme.test")));
    }

    @Test
    void an_import_takes_an_export_as_it_is() throws SQLException {
        TestSetting entra = acme.byDepartment();
        entra.creates(user("mary").email("both@acme.test").department("Sales"));
        entra.creates(user("Mary Two").email("both@acme.test").department("=1+1"));
        becomesMirrored(acme.group("Sales mirrored"), entra.id());
        acme.group("'=Quoted, \"and\" so on");
        table.imports("group,email\n+31,ada@acme.test\nEmpty,\n=1+1,ada@acme.test\n");
        acme.addsByHand(acme.groupNamed("+31").path("id").asString(), id("Mary Two"), id("mary"));
        String before = table.exports("");

        ApiClient.Answer trial = table.tries(before);
        ApiClient.Answer done = table.imports(before);

        long lines = before.lines().count() - 1;
        assertThat(counts(trial)).isEqualTo("0/0/" + lines + "/0");
        assertThat(counts(done)).isEqualTo("0/0/" + lines + "/0");
        assertThat(table.exports("")).isEqualTo(before);
        assertThat(before)
                .startsWith(HEADER)
                .contains("\r\n'+31,ada@acme.test,manual,hand,")
                .contains("\r\n'=1+1,both@acme.test,generated,rule,")
                .contains("\r\nEmpty,,manual,,")
                .contains("\r\n\"''=Quoted, \"\"and\"\" so on\",,manual,,");
    }

    @Test
    void a_table_without_ids_makes_the_same_groups_in_another_company() {
        table.imports("group,email\n=Sum,ada@acme.test\nSales,ada@acme.test\nSales,linus@acme.test\nEmpty,\n");
        String globex = api.company("Globex");
        new Csv(api, globex + "/target-users").imports("email\nada@acme.test\nlinus@acme.test\n");
        Csv theirs = new Csv(api, globex + "/target-groups");
        String copied = table.exports("").replaceAll("(?m),[^,]*,[^,]*\\r?$", "");

        assertThat(counts(theirs.imports(copied))).isEqualTo("3/1/0/0");

        assertThat(theirs.exports("").replaceAll("(?m),[^,]*,[^,]*\\r?$", "").lines())
                .containsExactlyInAnyOrderElementsOf(copied.lines().toList());
    }

    @Test
    void a_trial_tells_what_would_happen_and_changes_nothing() {
        StringBuilder lines = new StringBuilder("group,email\nOld,ada@acme.test\nOld,grace@acme.test\n");
        table.imports("group,email\nOld,ada@acme.test\n");
        for (int i = 0; i < 120; i++) {
            lines.append("Group %d,%s@acme.test%n"
                    .formatted(i % 40, List.of("ada", "grace", "eve").get(i % 3)));
        }
        lines.append("Old,grace@acme.test\nGROUP 0,ada@acme.test\nGroup 2,\nGroup 2,eve@acme.test\n");
        String before = table.exports("");

        JsonNode trial = table.tries(lines.toString()).json();

        assertThat(table.exports("")).isEqualTo(before);
        JsonNode done = table.imports(lines.toString()).json();
        for (String count : new String[] {"created", "updated", "unchanged", "rejectedCount", "rejected"}) {
            assertThat(trial.path(count)).as(count).isEqualTo(done.path(count));
        }
        assertThat(done.path("created").asInt()).isEqualTo(40);
        assertThat(done.path("rejectedCount").asInt()).isEqualTo(41);
    }

    @Test
    void an_id_decides_where_names_and_addresses_are_shared() throws SQLException {
        TestSetting entra = acme.byDepartment();
        entra.creates(user("mary").email("both@acme.test"));
        entra.creates(user("Mary Two").email("both@acme.test"));
        String readers = acme.group("Readers");
        String first = acme.group("Chess");
        becomesMirrored(first, entra.id());
        becomesMirrored(acme.group("chess"), entra.id());

        ApiClient.Answer answer = table.imports("""
                group,email,groupId,memberId
                Readers,both@acme.test,,
                Readers,both@acme.test,,%1$s
                ,,%2$s,%3$s
                Writers,,%2$s,
                Chess,,,
                Chess,,%4$s,
                """.formatted(id("mary"), readers, id("Mary Two"), first));

        assertThat(counts(answer)).isEqualTo("0/2/1/3");
        assertThat(rejected(answer)).containsExactly("2 email", "5 groupId", "6 group");
        assertThat(acme.membersOf(acme.groupNamed("Readers"))).containsExactly("Mary Two", "mary");
    }

    @Test
    void what_is_shown_only_is_rejected_when_it_differs() {
        acme.byDepartment().creates(user("mary").email("mary@acme.test").department("Sales"));
        table.imports("group,email\nReaders,ada@acme.test\n");

        ApiClient.Answer answer = table.imports("""
                group,email,origin,givenBy
                Readers,ada@acme.test,generated,hand
                Readers,ada@acme.test,manual,rule
                Readers,grace@acme.test,manual,perhaps
                Readers,,,hand
                New,,generated,
                Sales,mary@acme.test,generated,rule
                Sales,mary@acme.test,generated,hand
                New,ada@acme.test,Manual,Hand
                """);

        assertThat(counts(answer)).isEqualTo("1/0/1/6");
        assertThat(rejected(answer))
                .containsExactly("2 origin", "3 givenBy", "4 givenBy", "5 givenBy", "6 origin", "8 givenBy");
    }

    @Test
    void every_group_and_membership_has_its_event() {
        table.imports("group,email\nReaders,ada@acme.test\nReaders,grace@acme.test\n");

        assertThat(acme.events("group.created")).hasSize(1);
        assertThat(acme.events("member.added"))
                .hasSize(2)
                .allSatisfy(event ->
                        assertThat(event.at("/after/givenBy").asString()).isEqualTo("hand"));
        assertThat(table.imports("group,email\nReaders,ada@acme.test\n")
                        .json()
                        .path("unchanged")
                        .asInt())
                .isEqualTo(1);
        assertThat(acme.events("member.added")).hasSize(2);
    }

    @Test
    void a_deleted_group_comes_back_and_deleted_people_do_not() {
        table.imports("group,email\nReaders,ada@acme.test\n");
        String readers = acme.groupNamed("Readers").path("id").asString();
        api.delete(path + "/target-groups/" + readers).is(204);
        api.delete(path + "/target-users/" + personId("grace@acme.test")).is(204);

        ApiClient.Answer answer = table.imports("group,email\nReaders,grace@acme.test\nreaders,linus@acme.test\n");

        assertThat(counts(answer)).isEqualTo("1/0/0/1");
        assertThat(acme.groupNamed("readers").path("id").asString()).isEqualTo(readers);
        assertThat(acme.membership()).isEqualTo(Map.of("readers", List.of("linus@acme.test")));
    }

    @Test
    void tables_longer_than_a_page_are_exported_whole() {
        StringBuilder lines = new StringBuilder("email\n");
        StringBuilder memberships = new StringBuilder("group,email\n");
        for (int i = 0; i < 600; i++) {
            lines.append("p").append(i).append("@acme.test\n");
            memberships.append("Everyone,p").append(i).append("@acme.test\n");
            memberships.append("Group ").append(i).append(i % 2 == 0 ? ",\n" : ",p" + i + "@acme.test\n");
        }
        people.imports(lines.toString());

        assertThat(counts(table.imports(memberships.toString()))).isEqualTo("601/599/0/0");

        assertThat(table.exports("")
                        .lines()
                        .map(line -> line.split(",", 3)[0] + "," + line.split(",", 3)[1])
                        .toList())
                .containsExactlyInAnyOrderElementsOf(
                        memberships.toString().lines().toList());
    }

    @Test
    void an_unknown_and_a_missing_column_are_refused_at_once() {
        table.importing("", "name,email\nReaders,ada@acme.test\n", "text/csv").refuses(400, "name", "group");
        table.importing("", "group\nReaders\n", "application/json").refuses(415);
        assertThat(acme.groups()).isEmpty();
    }

    private static JsonNode reason(JsonNode group) {
        for (JsonNode lock : group.path("locks")) {
            if (lock.path("part").asString().equals("members")) {
                return lock.path("reason");
            }
        }
        throw new AssertionError("The members are not locked: " + group);
    }

    private String id(String userName) {
        return acme.person(userName).path("id").asString();
    }

    private String personId(String email) {
        return acme.people().stream()
                .filter(person -> person.path("email").asString().equals(email))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    /// As the identity provider's groups will be.
    private static void becomesMirrored(String group, String setting) throws SQLException {
        var place = TestPostgres.asSuperuser(SERVER.database());
        try (Connection connection = DriverManager.getConnection(place.url(), place.user(), place.password());
                var statement = connection.prepareStatement(
                        "update target_group set origin = 'mirrored', setting_id = ?::uuid where id = ?::uuid")) {
            statement.setString(1, setting);
            statement.setString(2, group);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
