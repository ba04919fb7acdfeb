package dev.muster.house.statement;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.field.Field;
import dev.muster.field.FieldStore;
import dev.muster.house.Tables;
import dev.muster.store.Database;
import dev.muster.store.Transaction;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The watch over all statements sees them, knows a bad one, and lets every good form pass.
class StatementLawTest {

    private static final String ACME = "00000000-0000-7000-8000-000000000001";
    private static final String GLOBEX = "00000000-0000-7000-8000-000000000002";

    @Test
    void the_statements_of_every_request_are_seen() {
        TestSetting entra = TestCompany.named("Acme").byDepartment();
        long before = StatementWatch.law().seen();

        entra.creates(user("ada"));

        assertThat(StatementWatch.law().seen()).isGreaterThan(before + 5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from target_user where id = ?",
                "select id from target_user where company_id is not null",
                "select id from target_user where company_id = ? or id = ?",
                "select id from target_user where (company_id = ? or active)",
                "select id from target_user where not company_id = ?",
                "select id from target_user where company_id = any(?)",
                "select u.id from target_user u, scim_group g where u.company_id = ? and g.id = u.id",
                "select u.id from target_user u join scim_group g on g.id = u.id where u.company_id = ?",
                "select 1 where exists (select 1 from event where id = ?)",
                "select id from target_user where company_id = ? union all select id from scim_group where id = ?",
                "with gone as (select id from event) select id from target_user where company_id = ?",
                "select id from (target_user cross join scim_group)",
                "update target_user set version = ? where id = ?",
                "update event set kind = '' from target_user u where event.company_id = ? and u.id = event.id",
                "delete from group_member m using target_user u where m.company_id = ? and m.user_id = u.id",
                "insert into event (id, company_id) values (?, ?)",
                "insert into event (company_id, id) values (gen(), ?)",
                "insert into event (company_id, id) select ?, id from target_user where id = ?",
                "insert into event (company_id, id) values (?, ?) on conflict (id) do nothing",
                "merge into event using feed on true when matched then delete",
                "update target_user set updated_at = now() where company_id = ?",
                "select pg_advisory_xact_lock(1) from feed where company_id = ?"
            })
    void a_statement_that_forgets_the_company_is_known(String sql) {
        assertThat(faults(sql, Map.of(1, ACME, 2, ACME), ACME)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from company where id > ?",
                "select t.id from target_group t where t.company_id = ? and (t.id = '' or t.active)",
                "select m.id from group_member m join target_group g on g.company_id = m.company_id where m.company_id = ?",
                "select (select count(*) from group_member m where m.company_id = g.company_id) from target_group g where g.company_id = ?",
                "with n as (select id from event where company_id = ?) update event set at = '' from n where event.company_id = ? and event.id = n.id",
                "insert into feed (company_id, n) select id, 0 from company where id = ? on conflict (company_id) do nothing",
                "insert into event (company_id, id) select company_id, id from scim_setting where company_id = ? and id = ''",
                "select x.id from unnest(''::uuid[]) as x (id) cross join lateral (select id from target_user u where u.company_id = ?) y",
                "delete from scim_member where company_id = ? -- or not"
            })
    void a_statement_that_names_it_passes(String sql) {
        assertThat(faults(sql, Map.of(1, ACME, 2, ACME), ACME)).isEmpty();
    }

    @Test
    void a_store_that_is_made_for_another_company_is_heard() {
        TestDatabase place = TestServer.shared().database();
        UUID acme = UUID.fromString(TestCompany.named("Acme").id());
        UUID globex = UUID.fromString(TestCompany.named("Globex").id());
        List<Field> found;
        List<String> broken;
        try (Database database = Database.open(place.url(), place.user(), place.password(), 1)) {
            found = database.inCompany(
                    acme, own -> new FieldStore(new Transaction(globex, own.handle(), own.listener())).all());
            broken = StatementWatch.law().takeBroken();
        }

        assertThat(found).isEmpty();
        assertThat(broken).singleElement().asString().startsWith("binds another company: select id, key");
    }

    @Test
    void the_company_that_is_bound_is_the_one_that_row_level_security_knows() {
        String sql = "select id from target_user where id = ? and company_id = ?";

        assertThat(faults(sql, Map.of(1, ACME, 2, ACME), ACME)).isEmpty();
        assertThat(faults(sql, Map.of(1, ACME, 2, GLOBEX), ACME)).containsExactly("binds another company");
        assertThat(faults(sql, Map.of(2, ACME), null)).contains("is issued outside of a company");
    }

    @Test
    void the_company_is_heard_in_every_way_to_tell_it() {
        StatementLaw law = new StatementLaw();

        assertThat(law.judge(new Issued("select set_config('app.company', ?, true)", Map.of(1, ACME), null)))
                .isEqualTo(ACME);
        assertThat(law.judge(new Issued("set local app.company = '" + GLOBEX + "'", Map.of(), ACME)))
                .isEqualTo(GLOBEX);
        assertThat(law.judge(new Issued("select 1", Map.of(), ACME))).isEqualTo(ACME);
    }

    private static List<String> faults(String sql, Map<Integer, String> bound, @Nullable String company) {
        return StatementLaw.faults(Judged.of(sql, Tables.ofCompanies()), new Issued(sql, bound, company), company);
    }
}
