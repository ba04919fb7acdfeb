package dev.muster.directory.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.filter.Filter;
import dev.muster.filter.FilterParser;
import dev.muster.filter.Tolerance;
import dev.muster.schema.ResourceType;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The filters that identity providers send before every change are answered through an index: the plan says
/// so.
class FilterIndexTest {

    private static QueryDatabase acme;

    @BeforeAll
    static void a_company_with_twenty_thousand_people() {
        acme = new QueryDatabase();
        // In parts, each within the deadline of a statement on a busy machine.
        for (int first = 1; first <= 20_000; first += 2_000) {
            insertPeople(first, first + 1_999);
        }
        insertGroups();
        acme.inCompany(handle -> handle.createUpdate("""
                insert into scim_member select ?, g.id, u.resource_id, 'User'
                from (select id from scim_group limit 100) g, (select resource_id from target_user limit 100) u
                """).bind(0, acme.company).execute());
        for (String table : List.of("target_user", "scim_group", "scim_member")) {
            acme.inCompany(handle -> handle.execute("analyze " + table));
        }
    }

    private static void insertPeople(int first, int last) {
        acme.inCompany(handle -> handle.createUpdate("""
                insert into target_user (
                    company_id, setting_id, id, resource_id, user_name_key, external_id, version, rules_version, origin,
                    status, custom, own, search_key, created_at, updated_at, resource, folded)
                select ?, ?, gen_random_uuid(), gen_random_uuid(), 'user' || n, 'x' || n, 1, 1, 'scim',
                    'active', '{}', '{}', '', now(), now(), '{}',
                    jsonb_build_object('emails', jsonb_build_array(
                        jsonb_build_object('value', 'user' || n || '@acme.example', 'type', 'work'),
                        jsonb_build_object('value', 'user' || n || '@home.example', 'type', 'home')))
                from generate_series(?, ?) as n
                """)
                .bind(0, acme.company)
                .bind(1, acme.setting)
                .bind(2, first)
                .bind(3, last)
                .execute());
    }

    private static void insertGroups() {
        acme.inCompany(handle -> handle.createUpdate("""
                insert into scim_group (
                    company_id, setting_id, id, display_name_key, external_id, version, created_at, updated_at, resource, folded)
                select ?, ?, gen_random_uuid(), 'group' || n, 'g' || n, 1, now(), now(), '{}', '{}'
                from generate_series(1, 5000) as n
                """)
                .bind(0, acme.company)
                .bind(1, acme.setting)
                .execute());
    }

    @AfterAll
    static void close() {
        acme.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "userName eq \"USER17\" ~ target_user_user_name",
                "externalId eq \"x17\" ~ target_user_external_id",
                "id eq \"0d4f2a86-3f4b-4f0a-9d0e-0f6a3f0f2a11\" ~ target_user_",
                "emails eq \"user17@acme.example\" ~ target_user_address_1",
                "emails.value eq \"user17@home.example\" ~ target_user_address_2",
                "emails[type eq \"work\" and value eq \"user17@acme.example\"] ~ target_user_address_1",
                "emails[type eq \"work\"].value eq \"user17@acme.example\" ~ target_user_more_addresses",
                "userName eq \"user17\" and active eq true ~ target_user_user_name",
                "manager eq \"0d4f2a86-3f4b-4f0a-9d0e-0f6a3f0f2a11\" ~ target_user_manager",
                "groups.value eq \"0d4f2a86-3f4b-4f0a-9d0e-0f6a3f0f2a11\" ~ scim_member_pkey",
            })
    void people_are_found_through(String text, String index) {
        Filter filter = FilterParser.parse(ResourceType.USER, Tolerance.ALL, text);
        SqlFragment condition =
                FilterSql.condition(filter, ResourceTable.users(ResourceType.USER, acme.company, QueryDatabase.BASE));

        assertThat(plan("select resource_id from target_user", alive("resource_id", condition)))
                .contains(index)
                .doesNotContain("Seq Scan on scim_member");
        if (!text.startsWith("groups")) {
            assertThat(plan("select resource_id from target_user", alive("resource_id", condition)))
                    .doesNotContain("Seq Scan on target_user");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "displayName eq \"GROUP17\" ~ scim_group_company_id_setting_id_display_name_key",
                "externalId eq \"g17\" ~ scim_group_external_id",
                "members eq \"0d4f2a86-3f4b-4f0a-9d0e-0f6a3f0f2a11\" ~ scim_member_",
                "id eq \"0d4f2a86-3f4b-4f0a-9d0e-0f6a3f0f2a11\" and members eq \"0d4f2a86-3f4b-4f0a-9d0e-0f6a3f0f2a12\" ~ scim_member_",
            })
    void groups_are_found_through(String text, String index) {
        Filter filter = FilterParser.parse(ResourceType.GROUP, Tolerance.ALL, text);
        SqlFragment condition =
                FilterSql.condition(filter, ResourceTable.groups(ResourceType.GROUP, QueryDatabase.BASE));

        assertThat(plan("select id from scim_group", alive("id", condition)))
                .contains(index)
                .doesNotContain("Seq Scan");
    }

    private static SqlFragment alive(String id, SqlFragment condition) {
        return SqlFragment.composed(id + " is not null and %s", condition);
    }

    private static String plan(String select, SqlFragment condition) {
        return acme.inCompany(handle -> String.join(
                "\n",
                acme.query(handle, "explain " + select, condition)
                        .mapTo(String.class)
                        .list()));
    }
}
