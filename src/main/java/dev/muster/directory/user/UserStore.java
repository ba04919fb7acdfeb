package dev.muster.directory.user;

import dev.muster.directory.StoredJson;
import dev.muster.store.Later;
import dev.muster.store.PreparedBatch;
import dev.muster.store.Query;
import dev.muster.store.RowMapper;
import dev.muster.store.Transaction;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// The people of one company: single persons, looked up by what identifies them.
record UserStore(Transaction transaction) {

    private static final RowMapper<Person> PERSON = PersonColumns::person;

    private static final String INSERT = """
            insert into target_user (company_id, id, setting_id, resource_id, user_name, user_name_key, external_id, resource,
                folded, resource_created_at, resource_updated_at, version, rules_version, origin, status, email, email_key,
                first_name, last_name, department, phone_number, custom, own, search_key, created_at, updated_at, deleted_at,
                active_since, held, held_at, held_request_id)
            values (:company, :id, :settingId, :resourceId, :userName, :userNameKey, :externalId, :resource::jsonb,
                :folded::jsonb, :resourceCreatedAt, :resourceUpdatedAt, :version, :rulesVersion, :origin, :status, :email,
                :emailKey, :firstName, :lastName, :department, :phoneNumber, :custom::jsonb, :own::jsonb, :searchKey,
                :createdAt, :updatedAt, :deletedAt, :activeSince, :held, :heldAt, :heldRequestId)
            """;

    Optional<Person> read(UUID id) {
        return select("company_id = :company and id = :id")
                .bind("id", id)
                .map(PERSON)
                .findOne();
    }

    Optional<Person> readLocked(UUID id) {
        return select("company_id = :company and id = :id for update")
                .bind("id", id)
                .map(PERSON)
                .findOne();
    }

    /// The living person behind a SCIM resource of the setting.
    Later<Optional<Person>> byResourceLocked(UUID setting, UUID resource) {
        return select("company_id = :company and resource_id = :resource and setting_id = :setting for update")
                .bind("resource", resource)
                .bind("setting", setting)
                .map(PERSON)
                .findOneLater();
    }

    /// What clients said of those who came last. Among many who came otherwise there may be none.
    List<ObjectNode> lastResources(int limit) {
        return transaction
                .handle()
                .createQuery("""
                select resource from (
                    select resource from target_user where company_id = :company order by id desc limit :looked) last
                where resource is not null limit :limit
                """)
                .bind("company", transaction.company())
                .bind("looked", 10 * limit)
                .bind("limit", limit)
                .map(row -> StoredJson.object(row.getString("resource")))
                .list();
    }

    /// Of those whom this setting's client sent last.
    List<ObjectNode> lastResources(UUID setting, int limit) {
        return transaction
                .handle()
                .createQuery("""
                select resource from target_user
                where company_id = :company and setting_id = :setting and resource_id is not null
                order by resource_id desc limit :limit
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("limit", limit)
                .map(row -> StoredJson.object(row.getString("resource")))
                .list();
    }

    /// @param taken a user of the setting has the name
    /// @param disputed the setting's client was refused somebody of that name before
    record NameUse(boolean taken, boolean disputed) {}

    Later<NameUse> nameUse(UUID setting, String userNameKey) {
        return transaction
                .handle()
                .createQuery("""
                select exists (select 1 from target_user
                               where company_id = :company and setting_id = :setting and user_name_key = :userName
                                 and resource_id is not null) as taken,
                       exists (select 1 from conflict
                               where company_id = :company and setting_id = :setting and user_name_key = :userName) as disputed
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("userName", userNameKey)
                .map(row -> new NameUse(row.getBoolean("taken"), row.getBoolean("disputed")))
                .oneLater();
    }

    /// The person of the setting who comes back: by externalId before userName, the last deleted first (rule
    /// L3); before those whoever the client deleted and an administrator has not, or not yet (rule H2). The two are
    /// one subquery: behind row-level security PostgreSQL uses no index for what is compared with a `coalesce`.
    Later<Optional<Person>> gone(UUID setting, Identity identity) {
        return select("""
                company_id = :company and resource_id is null and id = (
                    select id from (
                        (select id, 1 as choice from target_user
                         where company_id = :company and setting_id = :setting and external_id = :externalId and resource_id is null
                         order by deleted_at desc nulls first limit 1)
                        union all
                        (select id, 2 as choice from target_user
                         where company_id = :company and setting_id = :setting and user_name_key = :userName and resource_id is null
                         order by deleted_at desc nulls first limit 1)) gone
                    order by choice limit 1)
                for update""")
                .bind("setting", setting)
                .bind("externalId", identity.externalId())
                .bind("userName", identity.userNameKey())
                .map(PERSON)
                .findOneLater();
    }

    /// The living people with that address whom no setting owns: two at most, for two are already too many
    /// (rule L5).
    Later<List<Person>> unownedWithAddressLocked(String emailKey) {
        return select("""
                company_id = :company and email_key = :email and status <> 'deleted' and setting_id is null
                order by id limit 2 for update""").bind("email", emailKey).map(PERSON).listLater();
    }

    /// Whether the name was taken meanwhile shows when it is sent.
    Later<Integer> insert(Person person) {
        counts().changed(null, person);
        return transaction
                .handle()
                .createUpdate(INSERT)
                .bind("company", transaction.company())
                .bindMap(PersonColumns.of(person))
                .later();
    }

    void insert(List<Person> people) {
        if (people.isEmpty()) {
            return;
        }
        PreparedBatch batch = transaction.handle().prepareBatch(INSERT);
        for (Person person : people) {
            batch.bind("company", transaction.company())
                    .bindMap(PersonColumns.of(person))
                    .add();
        }
        batch.execute();
        people.forEach(person -> counts().changed(null, person));
    }

    /// Whether the name was taken meanwhile shows when it is sent.
    ///
    /// @param before as it is stored, and locked: whether a user comes or goes is told from it
    Later<Integer> update(Person before, Person after) {
        counts().changed(before, after);
        return transaction
                .handle()
                .createUpdate("""
                update target_user set setting_id = :settingId, resource_id = :resourceId, user_name = :userName,
                    user_name_key = :userNameKey, external_id = :externalId, resource = :resource::jsonb, folded = :folded::jsonb,
                    resource_created_at = :resourceCreatedAt, resource_updated_at = :resourceUpdatedAt, version = :version,
                    rules_version = :rulesVersion, status = :status, email = :email, email_key = :emailKey,
                    first_name = :firstName, last_name = :lastName, department = :department, phone_number = :phoneNumber,
                    custom = :custom::jsonb, own = :own::jsonb, search_key = :searchKey, updated_at = :updatedAt,
                    deleted_at = :deletedAt, active_since = :activeSince, held = :held, held_at = :heldAt,
                    held_request_id = :heldRequestId
                where company_id = :company and id = :id
                """)
                .bind("company", transaction.company())
                .bindMap(PersonColumns.of(after))
                .later();
    }

    /// Other values of the same resources, for several people at once.
    void updateProjected(Collection<Person> people) {
        if (people.isEmpty()) {
            return;
        }
        PreparedBatch batch = transaction.handle().prepareBatch("""
                update target_user set rules_version = :rulesVersion, email = :email, email_key = :emailKey,
                    first_name = :firstName, last_name = :lastName, department = :department, phone_number = :phoneNumber,
                    custom = :custom::jsonb, search_key = :searchKey, updated_at = :updatedAt
                where company_id = :company and id = :id
                """);
        for (Person person : people) {
            batch.bind("company", transaction.company())
                    .bindMap(PersonColumns.projected(person))
                    .add();
        }
        batch.execute();
    }

    /// People whose values are the same under newer rules.
    void updateRulesVersion(Collection<UUID> people, long rulesVersion) {
        transaction
                .handle()
                .createUpdate("""
                update target_user set rules_version = :rules where company_id = :company and id = any(:people)
                """)
                .bind("company", transaction.company())
                .bind("rules", rulesVersion)
                .bindArray("people", UUID.class, people.toArray())
                .execute();
    }

    /// How many people new rules would reach.
    long projectable(UUID setting) {
        return transaction
                .handle()
                .createQuery("""
                select count(*) from target_user
                where company_id = :company and setting_id = :setting and status <> 'deleted' and resource is not null
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .mapTo(Long.class)
                .one();
    }

    /// What the person was called before, as its events tell: ids over SCIM, userNames, externalIds and addresses.
    List<String> formerNames(UUID id) {
        return transaction
                .handle()
                .createQuery("""
                select distinct before ->> name
                from event, unnest(array['resourceId', 'userName', 'externalId', 'fields.email', 'fields.phoneNumber']) as known (name)
                where company_id = :company and subject_id = :id and before ->> name is not null
                """)
                .bind("company", transaction.company())
                .bind("id", id)
                .mapTo(String.class)
                .list();
    }

    void erase(Person person) {
        counts().changed(person, null);
        for (String table : List.of(
                "delete from group_member where company_id = :company and user_id = :id",
                "delete from event where company_id = :company and subject_id = :id",
                "delete from target_user where company_id = :company and id = :id")) {
            transaction
                    .handle()
                    .createUpdate(table)
                    .bind("company", transaction.company())
                    .bind("id", person.id())
                    .execute();
        }
    }

    private ScimUserCounts counts() {
        return new ScimUserCounts(transaction);
    }

    private Query select(String where) {
        return transaction
                .handle()
                .createQuery("select %s from target_user where %s".formatted(PersonColumns.ALL, where))
                .bind("company", transaction.company());
    }
}
