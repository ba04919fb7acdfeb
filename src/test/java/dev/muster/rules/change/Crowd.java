package dev.muster.rules.change;

import dev.muster.testing.CountedUsers;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Many people of one setting, written straight into the tables as their client sent them; no rule has reached them
/// yet. Some lack an attribute, some write it in another case, and values come that fit no field of another type.
record Crowd(TestDatabase database) {

    private static final int BATCH = 20_000;

    /// An id of version 7 (RFC 9562): who was made after another lies beside him, as with those that the product makes.
    private static final String ID =
            "(lpad(to_hex(1767225600000 + n), 12, '0') || '7000' || substr(md5('%s ' || n), 17))::uuid";

    /// The people `u1`, `u2`, … of the only setting.
    void people(int count) {
        for (int first = 1; first <= count; first += BATCH) {
            run("""
            insert into target_user (company_id, id, setting_id, resource_id, user_name, user_name_key, external_id, resource,
                folded, resource_created_at, resource_updated_at, version, rules_version, origin, status, custom, own, search_key,
                created_at, updated_at)
            select s.company_id, %3$s, s.id, %4$s, 'u' || n, 'u' || n, 'x' || n,
                resource, resource, s.created_at, s.created_at, 1, 0, 'scim', 'active', '{}', '{}', 'u' || n, s.created_at,
                s.created_at
            from scim_setting s, generate_series(%1$d, %2$d) n,
                lateral (select jsonb_strip_nulls(jsonb_build_object(
                    'userName', 'u' || n,
                    'externalId', 'x' || n,
                    'active', n %% 13 > 0,
                    'name', jsonb_build_object('givenName', 'Ada', 'familyName', 'Family ' || n %% 97,
                        'formatted', 'Ada Family ' || n %% 97),
                    'emails', jsonb_build_array(jsonb_build_object(
                        'type', 'work', 'primary', true, 'value', 'u' || n || '@acme.example')),
                    'phoneNumbers', jsonb_build_array(jsonb_build_object('type', 'work', 'value', '+31 20 ' || n)),
                    'title', case n %% 7 when 0 then null when 1 then 'TITLE ' || n %% 12 else 'Title ' || n %% 12 end,
                    'nickName', (n %% 50)::text,
                    'userType', case when n %% 3 = 0 then 'employee' else '2026-01-' || 10 + n %% 20 end,
                    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User', jsonb_build_object(
                        'department', case when n %% 11 > 0 then 'Department ' || n %% 40 end,
                        'costCenter', (4000 + n %% 9)::text),
                    'urn:example:params:scim:schemas:extension:badge:2.0:User', jsonb_build_object(
                        'level', n %% 5, 'remote', n %% 2 = 0))) as resource) r
            """.formatted(
                    first, Math.min(count, first + BATCH - 1), ID.formatted("person"), ID.formatted("resource")));
        }
        CountedUsers.count(database);
        run("analyze target_user");
    }

    /// Gives some of the people a long text as their `nickName`, each another one.
    void talkative(int count, int characters) {
        run("""
        update target_user set resource = resource || jsonb_build_object('nickName',
            (select string_agg(md5(target_user.user_name || n), '') from generate_series(1, %d) n))
        where user_name in (select 'u' || n from generate_series(1, %d) n)
        """.formatted(characters / 32, count));
    }

    /// The lease of a killed node ends, for which others would have to wait.
    void endLeases() {
        run("update job set leased_until = null");
    }

    long running() {
        return number("select count(*) from job where state = 'running'");
    }

    long failed() {
        return number("select count(*) from job where state = 'failed'");
    }

    /// How many people have what they sent as their `nickName` in a field, and the newest rules.
    long projected(String field) {
        return number("""
                select count(*) from target_user u join scim_setting s on s.company_id = u.company_id and s.id = u.setting_id
                where u.custom -> '%s' = u.resource -> 'nickName' and u.rules_version = s.rules_version
                """.formatted(field));
    }

    /// How far the newest job is, from 0 to 1; 1 when there is none.
    double progress() {
        return number("""
                select coalesce((select 1000 * done / greatest(total, 1) from job where state = 'running'
                                 order by id desc limit 1), 1000)
                """) / 1000.0;
    }

    /// Events of one person and one field whose `before` is not what the event before said: a change that was
    /// done twice, or one that nothing tells of.
    long eventsThatDoNotFollow() {
        return number("""
                select count(*) from (
                    select e.before -> f.key as before, lag(f.value) over told as told, lag(e.id) over told as earlier
                    from event e, jsonb_each(e.after) f
                    where e.kind like 'user.%' and f.key like 'fields.%'
                    window told as (partition by e.subject_id, f.key order by e.at, e.id)) changes
                where earlier is not null and before is distinct from told
                """);
    }

    /// Joins and leavings of one person, one group and one giver that do not take turns.
    long membershipEventsThatDoNotFollow() {
        return number("""
                select count(*) from (
                    select kind, lag(kind) over (
                        partition by subject_id, coalesce(after ->> 'groupId', before ->> 'groupId'),
                            coalesce(after ->> 'givenBy', before ->> 'givenBy')
                        order by at, id) as earlier
                    from event where kind like 'member.%') changes
                where kind = earlier or (earlier is null and kind <> 'member.added')
                """);
    }

    private long number(String query) {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String statement) {
        try (Connection connection = open();
                Statement open = connection.createStatement()) {
            open.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection open() throws SQLException {
        TestDatabase place = TestPostgres.asSuperuser(database);
        return DriverManager.getConnection(place.url(), place.user(), place.password());
    }
}
