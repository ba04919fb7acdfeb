package dev.muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What every table keeps, so that the schema can be distributed by company and no row is ever seen by another
/// one. Read from PostgreSQL's own catalogue after migrating: a new table that breaks the law fails here.
class SchemaLawTest {

    private static final Pattern FORBIDDEN = Pattern.compile(
            "\\b(trigger|function|procedure|merge|listen|notify|sequence|serial|bigserial|identity|gen_random_uuid"
                    + "|nextval|now\\(|current_timestamp|clock_timestamp|random\\(|security definer|disable row level|set null"
                    + "|set default|unlogged|deterministic)\\b");

    private static Sql sql;

    @BeforeAll
    static void migrate() {
        TestDatabase database = TestPostgres.freshDatabase();
        sql = new Sql(database);
    }

    @Test
    void only_the_tables_of_the_short_list_belong_to_no_company() {
        List<String> without = sql.texts("""
                select c.relname from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                  and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'company_id'
                                    and a.attnum = 1 and a.attnotnull and a.atttypid = 'uuid'::regtype)
                order by 1
                """);

        assertThat(without).containsExactlyInAnyOrderElementsOf(Tables.WITHOUT_COMPANY);
        assertThat(sql.tenantTables()).containsExactlyInAnyOrderElementsOf(Tables.ofCompanies());
    }

    @Test
    void every_key_and_every_index_begins_with_the_company() {
        List<String> others = sql.texts("""
                select i.indexrelid::regclass::text from pg_index i
                join pg_attribute a on a.attrelid = i.indrelid and a.attname = 'company_id'
                where i.indkey[0] <> a.attnum
                """);

        assertThat(others).isEmpty();
    }

    @Test
    void every_tenant_table_has_a_primary_key() {
        List<String> keyed = sql.texts("select conrelid::regclass::text from pg_constraint where contype = 'p'");

        assertThat(keyed).containsAll(sql.tenantTables());
    }

    @Test
    void every_foreign_key_stays_inside_the_company() {
        List<String> leaving = sql.texts("""
                select k.conname from pg_constraint k
                join pg_attribute here on here.attrelid = k.conrelid and here.attnum = k.conkey[1]
                join pg_attribute there on there.attrelid = k.confrelid and there.attnum = k.confkey[1]
                where k.contype = 'f' and k.conrelid::regclass::text not in (%s) and (here.attname <> 'company_id'
                    or (there.attname <> 'company_id' and k.confrelid <> 'company'::regclass))
                """.formatted(withoutCompany()));
        List<String> changing = sql.texts("""
                select conname from pg_constraint where contype = 'f' and (confdeltype in ('n', 'd') or confupdtype <> 'a')
                """);

        assertThat(leaving).isEmpty();
        assertThat(changing)
                .as("on delete set null, set default, or an action on update")
                .isEmpty();
    }

    @Test
    void row_level_security_is_on_and_forced_with_one_policy_for_everything() {
        List<String> guarded = sql.texts("""
                select c.relname from pg_class c join pg_policy p on p.polrelid = c.oid
                where c.relrowsecurity and c.relforcerowsecurity and p.polpermissive and p.polcmd = '*' and p.polroles = '{0}'
                  and p.polwithcheck is null
                  and pg_get_expr(p.polqual, c.oid)
                      = '(company_id = (NULLIF(current_setting(''app.company''::text, true), ''''::text))::uuid)'
                order by 1
                """);

        assertThat(guarded).containsExactlyElementsOf(sql.tenantTables());
    }

    /// A column that PostgreSQL computes from its own row is allowed: it can neither read nor write anything
    /// else.
    @Test
    void the_database_does_nothing_by_itself() {
        List<String> active = sql.texts("""
                select 'trigger ' || tgname from pg_trigger where not tgisinternal
                union all select 'function ' || proname from pg_proc where pronamespace = 'public'::regnamespace
                union all select 'sequence or view ' || relname from pg_class
                          where relkind in ('S', 'v', 'm') and relnamespace = 'public'::regnamespace
                union all select 'default in ' || a.attrelid::regclass from pg_attrdef d
                          join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
                          where a.attgenerated = '' and a.attrelid::regclass::text <> 'flyway_schema_history'
                union all select 'rule ' || rulename from pg_rewrite where ev_class > 16384
                union all select 'collation ' || collname from pg_collation where not collisdeterministic and oid > 16384
                """);

        assertThat(active).isEmpty();
    }

    @Test
    void migrations_are_lower_case_and_use_nothing_that_a_distributed_database_lacks() {
        for (Path file : Tables.migrations()) {
            String text = statements(file).replaceAll("'[^']*'|\"C\"", "");

            assertThat(text).as(file.toString()).isEqualTo(text.toLowerCase(Locale.ROOT));
            assertThat(FORBIDDEN
                            .matcher(text)
                            .results()
                            .map(found -> found.group())
                            .toList())
                    .as(file.toString())
                    .isEmpty();
        }
    }

    @Test
    void text_that_is_a_key_is_compared_byte_by_byte() {
        List<String> others = sql.texts("""
                select a.attrelid::regclass::text || '.' || a.attname from pg_attribute a
                where a.atttypid = 'text'::regtype and a.attcollation <> '"C"'::regcollation
                  and a.attrelid::regclass::text <> 'flyway_schema_history'
                  and exists (select 1 from pg_index i where i.indrelid = a.attrelid and a.attnum = any(i.indkey))
                  and a.attname not in ('state', 'status', 'given_by')
                """);

        assertThat(others).isEmpty();
    }

    private static String withoutCompany() {
        return Tables.WITHOUT_COMPANY.stream().map(table -> "'" + table + "'").collect(Collectors.joining(", "));
    }

    private static String statements(Path file) {
        try {
            return Files.readString(file).replaceAll("--.*", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
