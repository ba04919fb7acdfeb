package dev.muster.directory.group;

import dev.muster.directory.Stored;
import dev.muster.directory.StoredJson;
import dev.muster.schema.FoldedResource;
import dev.muster.schema.Folding;
import dev.muster.schema.ResourceType;
import dev.muster.store.Bound;
import dev.muster.store.Later;
import dev.muster.store.Timestamps;
import dev.muster.store.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The SCIM groups of one company, without their members.
record ScimGroupStore(Transaction transaction) {

    /// So many members go in one statement.
    private static final int AT_ONCE = 50_000;

    Optional<Stored> read(UUID setting, UUID id) {
        return one(setting, id, "");
    }

    Optional<Stored> readLocked(UUID setting, UUID id) {
        return one(setting, id, "for update");
    }

    /// What is known before a group is changed, and nothing is locked.
    ///
    /// @param version null when there is no such group
    /// @param nests whether the change concerns groups in groups
    record Glance(@Nullable Long version, boolean nests) {}

    /// @param named the ids that the change names
    /// @param sweeps whether groups that the setting mirrors may leave the group without being named
    Glance glance(UUID setting, UUID group, Collection<UUID> named, boolean sweeps) {
        return transaction
                .handle()
                .createQuery("""
                select (select version from scim_group
                        where company_id = :company and setting_id = :setting and id = :group) as version,
                       exists (select 1 from scim_group
                               where company_id = :company and setting_id = :setting and id = any(:named))
                       or (:sweeps and exists (select 1 from scim_member
                                               where company_id = :company and scim_group_id = :group
                                                 and member_type = 'Group')
                           and exists (select 1 from scim_setting
                                       where company_id = :company and id = :setting and grouping->>'kind' = 'mirror')) as nests
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("group", group)
                .bindArray("named", UUID.class, named.toArray())
                .bind("sweeps", sweeps)
                .map(row -> new Glance(row.getObject("version", Long.class), row.getBoolean("nests")))
                .one();
    }

    /// The groups of a setting that trial runs have made.
    ///
    /// @param marks what tells each run from all others
    List<UUID> examples(UUID setting, Collection<String> marks) {
        return transaction
                .handle()
                .createQuery("""
                select id from scim_group
                where company_id = :company and setting_id = :setting
                  and substring(display_name_key from :example) = any(:marks) order by id
                """)
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("example", "\\((trial-[0-9]+)\\)$")
                .bindArray("marks", String.class, marks.toArray())
                .mapTo(UUID.class)
                .list();
    }

    void insert(UUID setting, Stored group) {
        bound(transaction.handle().createUpdate("""
                insert into scim_group (company_id, id, setting_id, display_name_key, external_id, resource, folded, version,
                                        created_at, updated_at)
                values (:company, :id, :setting, :displayNameKey, :externalId, :resource::jsonb, :folded::jsonb, :version,
                        :createdAt, :updatedAt)
                """), group)
                .bind("setting", setting)
                .bind("createdAt", group.createdAt())
                .execute();
    }

    void update(Stored group) {
        bound(transaction.handle().createUpdate("""
                update scim_group set display_name_key = :displayNameKey, external_id = :externalId,
                    resource = :resource::jsonb, folded = :folded::jsonb, version = :version, updated_at = :updatedAt
                where company_id = :company and id = :id
                """), group).execute();
    }

    /// A change of members is a new version; the row is locked only from here to the end of the transaction.
    Later<Long> touch(UUID group, Instant now) {
        return transaction
                .handle()
                .createQuery("""
                update scim_group set version = version + 1, updated_at = :now
                where company_id = :company and id = :id returning version
                """)
                .bind("company", transaction.company())
                .bind("id", group)
                .bind("now", now)
                .mapTo(Long.class)
                .oneLater();
    }

    /// In the order of ids, so that two that touch the same groups take turns.
    void touch(Collection<UUID> groups, Instant now) {
        groups.stream().sorted().forEach(group -> touch(group, now));
    }

    /// A group may have a million members, and a statement only so much time: they go some after the other.
    void delete(UUID id) {
        int gone = AT_ONCE;
        while (gone == AT_ONCE) {
            gone = deleteMembers(id);
        }
        transaction
                .handle()
                .createUpdate("delete from scim_group where company_id = :company and id = :id")
                .bind("company", transaction.company())
                .bind("id", id)
                .execute();
    }

    /// What `coalesce` gives is asked for by a query of its own: before row-level security has had its say, an index
    /// hears of no value but one that is known to keep secrets.
    ///
    /// @return how many: the first of them in the order of their ids
    private int deleteMembers(UUID id) {
        return transaction
                .handle()
                .createUpdate("""
                delete from scim_member
                where company_id = :company and scim_group_id = :id and member_id <= (select coalesce(
                    (select member_id from scim_member where company_id = :company and scim_group_id = :id
                     order by member_id offset :most limit 1),
                    'ffffffff-ffff-ffff-ffff-ffffffffffff'))
                """)
                .bind("company", transaction.company())
                .bind("id", id)
                .bind("most", AT_ONCE - 1)
                .execute();
    }

    static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getObject("id", UUID.class),
                StoredJson.object(row.getString("resource")),
                row.getLong("version"),
                Timestamps.of(row, "created_at"),
                Timestamps.of(row, "updated_at"));
    }

    private Optional<Stored> one(UUID setting, UUID id, String lock) {
        return transaction
                .handle()
                .createQuery("""
                select id, resource, version, created_at, updated_at from scim_group
                where company_id = :company and setting_id = :setting and id = :id %s
                """.formatted(lock))
                .bind("company", transaction.company())
                .bind("setting", setting)
                .bind("id", id)
                .map(row -> stored(row))
                .findOne();
    }

    private <S extends Bound<S>> S bound(S statement, Stored group) {
        ObjectNode json = group.json();
        return statement
                .bind("company", transaction.company())
                .bind("id", group.id())
                .bind("displayNameKey", Folding.fold(json.path("displayName").asString("")))
                .bind("externalId", json.path("externalId").asString(null))
                .bind("resource", json.toString())
                .bind("folded", FoldedResource.of(ResourceType.GROUP, json).toString())
                .bind("version", group.version())
                .bind("updatedAt", group.updatedAt());
    }
}
