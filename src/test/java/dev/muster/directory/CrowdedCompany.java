package dev.muster.directory;

import dev.muster.activity.Actor;
import dev.muster.activity.Change;
import dev.muster.activity.Scope;
import dev.muster.company.Company;
import dev.muster.company.CompanyId;
import dev.muster.company.CompanyStore;
import dev.muster.company.Ids;
import dev.muster.directory.group.GroupName;
import dev.muster.directory.group.TargetGroups;
import dev.muster.field.StandardFields;
import dev.muster.setting.Dialect;
import dev.muster.setting.Grouping;
import dev.muster.setting.Hold;
import dev.muster.setting.Rate;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.SettingStore;
import dev.muster.store.Database;
import dev.muster.store.Handle;
import dev.muster.testing.CountedUsers;
import dev.muster.testing.TestDatabase;
import dev.muster.testing.TestPostgres;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// A company with many people, written straight into the tables: how they came there is not what these tests
/// ask.
final class CrowdedCompany implements AutoCloseable {

    /// Small enough that each transaction ends within the time a statement may take.
    private static final int BATCH = 4_000;

    final UUID setting;
    final Scope scope;
    private final Database database;

    CrowdedCompany(int people) {
        TestDatabase fresh = TestPostgres.freshDatabase();
        // One connection: what it has touched is counted when it says so, that of others at some time later. A hundred
        // thousand members at once take longer on a busy machine than an answer may.
        database = Database.open(fresh.url() + "?socketTimeout=60", fresh.user(), fresh.password(), 1);
        Ids ids = new Ids();
        CompanyId company = new CompanyId(ids.next());
        setting = ids.next();
        scope = new Scope(database, company, Actor.system(), Clock.systemUTC(), ids);
        Instant now = Instant.parse("2026-11-23T12:00:00Z");
        database.acrossCompanies(handle -> {
            new CompanyStore(handle).insert(new Company(company, "crowded1", "Acme", 90, now));
            return company;
        });
        scope.change(change -> {
            StandardFields.insert(change);
            new SettingStore(change.transaction()).insert(setting(setting, now));
            return setting;
        });
        for (int first = 1; first <= people; first += BATCH) {
            addPeople(first, Math.min(people, first + BATCH - 1));
        }
        CountedUsers.count(fresh);
        database.acrossCompanies(handle -> {
            handle.execute("set local statement_timeout = '60s'");
            return handle.execute("analyze target_user");
        });
    }

    /// One more setting of the same company.
    UUID anotherSetting() {
        return scope.change(change -> {
            UUID another = change.ids().next();
            new SettingStore(change.transaction()).insert(setting(another, change.now()));
            return another;
        });
    }

    /// A SCIM group with so many members, the first ones by number.
    UUID group(int members) {
        return scope.change(change -> {
            UUID group = change.ids().next();
            change.transaction().handle().execute("set local statement_timeout = '60s'");
            change.transaction()
                    .handle()
                    .createUpdate("""
                    insert into scim_group (company_id, id, setting_id, display_name_key, resource, folded, version, created_at,
                                            updated_at)
                    values (:company, :group, :setting, :name, '{"displayName": "Crowd"}', '{"displayName": "crowd"}', 1, :now,
                            :now)
                    """)
                    .bind("company", scope.company().value())
                    .bind("group", group)
                    .bind("setting", setting)
                    .bind("name", "crowd of " + members)
                    .bind("now", change.now())
                    .execute();
            change.transaction()
                    .handle()
                    .createUpdate("""
                    insert into scim_member (company_id, scim_group_id, member_id, member_type)
                    select :company, :group, md5('resource ' || n)::uuid, 'User' from generate_series(1, :members) n
                    """)
                    .bind("company", scope.company().value())
                    .bind("group", group)
                    .bind("members", members)
                    .execute();
            return group;
        });
    }

    /// A manual target group with so many members, the first ones by number.
    UUID targetGroup(int members) {
        UUID group = new TargetGroups(scope)
                .create(new GroupName("Crowd of " + members))
                .id();
        return scope.change(change -> {
            change.transaction().handle().execute("set local statement_timeout = '60s'");
            change.transaction()
                    .handle()
                    .createUpdate("""
                    insert into group_member (company_id, group_id, user_id, given_by, since)
                    select :company, :group, id, 'hand', :now from target_user
                    where company_id = :company order by id limit :members
                    """)
                    .bind("company", scope.company().value())
                    .bind("group", group)
                    .bind("now", change.now())
                    .bind("members", members)
                    .execute();
            return group;
        });
    }

    /// A SCIM group as the one above, with the target group that mirrors it.
    UUID mirroredGroup(int members) {
        UUID group = group(members);
        return scope.change(change -> {
            change.transaction().handle().execute("set local statement_timeout = '60s'");
            for (String statement : List.of("""
                    insert into target_group (company_id, id, origin, setting_id, name, name_key, created_at, updated_at)
                    select company_id, id, 'mirrored', setting_id, 'Crowd', 'crowd', created_at, created_at
                    from scim_group where company_id = :company and id = :group
                    """, """
                    insert into group_member (company_id, group_id, user_id, given_by, since)
                    select m.company_id, m.scim_group_id, u.id, 'rule', u.created_at
                    from scim_member m
                    join target_user u on u.company_id = m.company_id and u.resource_id = m.member_id
                    where m.company_id = :company and m.scim_group_id = :group
                    """)) {
                change.transaction()
                        .handle()
                        .createUpdate(statement)
                        .bind("company", scope.company().value())
                        .bind("group", group)
                        .execute();
            }
            return group;
        });
    }

    /// Does something as if the setting mirrored all the while.
    <T> T whileMirroring(Supplier<T> work) {
        group(new Grouping.Mirror());
        try {
            return work.get();
        } finally {
            group(new Grouping.None());
        }
    }

    private void group(Grouping grouping) {
        scope.change(change -> {
            SettingStore settings = new SettingStore(change.transaction());
            settings.update(setting(setting, change.now(), grouping));
            return setting;
        });
    }

    /// The resource id of a person by number.
    UUID resource(int number) {
        return scope.change(change -> change.transaction()
                .handle()
                .createQuery("select md5('resource ' || :number)::uuid")
                .bind("number", number)
                .mapTo(UUID.class)
                .one());
    }

    @Override
    public void close() {
        database.close();
    }

    /// A crowd may take longer to come in than a request may take.
    private static Handle patient(Change change) {
        Handle handle = change.transaction().handle();
        handle.execute("set local statement_timeout = '60s'");
        return handle;
    }

    private void addPeople(int first, int last) {
        scope.change(change -> patient(change)
                .createUpdate("""
                insert into target_user (company_id, id, setting_id, resource_id, user_name, user_name_key, external_id,
                    resource, folded, resource_created_at, resource_updated_at, version, rules_version, origin, status, email,
                    email_key, custom, own, search_key, created_at, updated_at)
                select :company, md5('person ' || n)::uuid, :setting, md5('resource ' || n)::uuid, 'User' || n, 'user' || n,
                    'X' || n, resource, resource, :now, :now, 1, 1, 'scim', 'active', 'user' || n || '@acme.example',
                    'user' || n || '@acme.example', '{}', '{}', 'user' || n, :now, :now
                from generate_series(:first, :last) n,
                    lateral (select jsonb_build_object('userName', 'user' || n, 'emails', jsonb_build_array(
                        jsonb_build_object('type', 'work', 'value', 'user' || n || '@acme.example'))) as resource) r
                """)
                .bind("company", scope.company().value())
                .bind("setting", setting)
                .bind("first", first)
                .bind("last", last)
                .bind("now", change.now())
                .execute());
    }

    private static ScimSetting setting(UUID id, Instant now) {
        return setting(id, now, new Grouping.None());
    }

    private static ScimSetting setting(UUID id, Instant now, Grouping grouping) {
        return new ScimSetting(
                id,
                "Entra ID",
                List.of(),
                null,
                grouping,
                true,
                Dialect.TOLERANT,
                Hold.DEFAULT,
                Rate.DEFAULT,
                null,
                1,
                now,
                now);
    }

    /// Rows that all finished transactions of this database have read or written. What they did is counted when the
    /// connection falls idle after it was told to count, so that is a transaction before the one that looks.
    long touched() {
        scope.change(change -> change.transaction().handle().execute("select pg_stat_force_next_flush()"));
        return scope.change(change ->
                change.transaction().handle().createQuery("""
                select sum(seq_tup_read + coalesce(idx_tup_fetch, 0) + n_tup_ins + n_tup_upd + n_tup_del)
                from pg_stat_user_tables
                """).mapTo(Long.class).one());
    }
}
