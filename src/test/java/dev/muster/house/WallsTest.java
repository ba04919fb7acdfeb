package dev.muster.house;

import static dev.muster.testing.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.house.statement.StatementWatch;
import dev.muster.testing.TestPostgres;
import dev.muster.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The second wall, table by table, against statements that know no company; and that both tests of one wall alone
/// could fail: with neither wall, a company sees another.
class WallsTest {

    private static TestServer server;
    private static Tenant acme;
    private static Tenant globex;
    private static Sql application;
    private static Sql superuser;

    @BeforeAll
    static void two_companies() {
        server = TestServer.start();
        acme = Tenant.on(server, "acme");
        globex = Tenant.on(server, "globex");
        application = new Sql(server.database());
        superuser = new Sql(TestPostgres.asSuperuser(server.database()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static List<String> tables() {
        return superuser.tenantTables();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_statement_that_forgets_its_company_sees_and_changes_no_other(String table) {
        String globexs = rows(globex, table);

        List<String> seen = application.texts(acme.company().id(), "select distinct company_id from " + table);
        List<String> seenByNobody = application.texts("", "select company_id from " + table);
        List<String> changed = application.texts(
                acme.company().id(),
                "update " + table
                        + " set company_id = company_id where company_id <> '%s' returning 1"
                                .formatted(acme.company().id()));

        assertThat(seen).isSubsetOf(acme.company().id());
        assertThat(seenByNobody).isEmpty();
        assertThat(changed).isEmpty();
        assertThat(rows(globex, table)).isEqualTo(globexs);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void no_row_can_be_put_into_another_company(String table) {
        List<String> row = superuser.texts("select to_jsonb(t)::text from " + table
                + " t where company_id = '%s' limit 1"
                        .formatted(globex.company().id()));
        for (String values : row) {
            String columns = String.join(", ", superuser.writtenColumns(table));
            String insert =
                    "insert into %1$s (%2$s) select %2$s from jsonb_populate_record(null::%1$s, '%3$s') returning 1"
                            .formatted(table, columns, values.replace("'", "''"));

            assertThatThrownBy(() -> application.texts(acme.company().id(), insert))
                    .hasMessageContaining("violates row-level security policy");
        }
    }

    @Test
    void with_neither_wall_a_company_sees_another() {
        TestServer open = TestServer.start();
        try (open) {
            Tenant ours = Tenant.on(open, "acme");
            Tenant theirs = Tenant.on(open, "globex");
            String address = "/companies/%s/target-users/%s"
                    .formatted(ours.company().id(), theirs.ids().get("user"));
            assertThat(ours.door("api").get(address)).hasStatus(404);

            Walls.breakTheSecond(open.database());
            StatementWatch.forgetCompanies(true);

            assertThat(ours.door("api").get(address)).hasStatus(200);
        } finally {
            StatementWatch.forgetCompanies(false);
        }
    }

    private static String rows(Tenant tenant, String table) {
        return String.join(
                "\n",
                superuser.texts(
                        "select (to_jsonb(t) - 'feed_position' - 'last_used_at')::text from %s t where company_id = '%s' order by 1"
                                .formatted(table, tenant.company().id())));
    }
}
