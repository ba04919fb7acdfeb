package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The second wall between companies: whatever a statement of ours forgets, PostgreSQL shows and takes the rows
/// of one company only.
class CompaniesApartTest {

    private static final String ACME = Upgrade.ACME;
    private static final String GLOBEX = Upgrade.GLOBEX;

    private static Sql application;
    private static Sql superuser;

    @BeforeAll
    static void two_companies_with_rows_everywhere() {
        TestDatabase database = TestPostgres.emptyDatabase();
        new Upgrade(database).liveThroughAllVersions();
        application = new Sql(database);
        superuser = new Sql(TestPostgres.asSuperuser(database));
    }

    @Test
    void both_companies_have_a_row_in_every_table() {
        assertThat(application.tenantTables()).allSatisfy(table -> {
            assertThat(superuser.texts("select distinct company_id from " + table))
                    .as(table)
                    .containsExactlyInAnyOrder(ACME, GLOBEX);
        });
    }

    @Test
    void without_a_company_no_row_is_visible() {
        assertThat(application.tenantTables()).allSatisfy(table -> {
            assertThat(application.texts("select 1 from " + table)).as(table).isEmpty();
        });
    }

    @Test
    void as_acme_no_row_of_globex_is_visible() {
        assertThat(application.tenantTables()).allSatisfy(table -> {
            assertThat(application.texts(ACME, "select distinct company_id from " + table))
                    .as(table)
                    .containsExactly(ACME);
        });
    }

    @Test
    void as_acme_no_row_of_globex_is_changed_or_deleted() {
        assertThat(application.tenantTables()).allSatisfy(table -> {
            List<String> changed = application.texts(
                    ACME,
                    "update " + table + " set company_id = company_id where company_id = '" + GLOBEX + "' returning 1");
            List<String> deleted = application.texts(
                    ACME, "delete from " + table + " where company_id = '" + GLOBEX + "' returning 1");

            assertThat(changed).as(table).isEmpty();
            assertThat(deleted).as(table).isEmpty();
        });
    }

    @Test
    void as_acme_nothing_is_inserted_for_globex() {
        assertThat(application.tenantTables()).allSatisfy(table -> {
            String columns = String.join(", ", application.writtenColumns(table));
            String insert = "insert into " + table + " (" + columns + ") select " + columns
                    + " from jsonb_populate_record(null::" + table + ", '" + rowOfGlobex(table) + "')";

            assertThatThrownBy(() -> application.texts(ACME, insert + " returning 1"))
                    .as(table)
                    .hasMessageContaining("violates row-level security policy for table \"" + table + "\"");
        });
    }

    @Test
    void as_acme_no_row_is_handed_over_to_globex() {
        assertThat(application.tenantTables()).allSatisfy(table -> {
            String handOver = "update " + table + " set company_id = '" + GLOBEX + "' returning 1";

            assertThatThrownBy(() -> application.texts(ACME, handOver))
                    .as(table)
                    .hasMessageContaining("violates row-level security policy for table \"" + table + "\"");
        });
    }

    @Test
    void the_applications_role_cannot_leave_the_wall() {
        List<String> rights = application.texts("""
                select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication from pg_roles
                where rolname = current_user
                """);

        assertThat(rights).containsExactly("f");
    }

    private static String rowOfGlobex(String table) {
        return superuser
                .texts("select to_jsonb(t) from " + table + " t where company_id = '" + GLOBEX + "' limit 1")
                .getFirst()
                .replace("'", "''");
    }
}
