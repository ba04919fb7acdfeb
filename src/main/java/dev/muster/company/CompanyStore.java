package dev.muster.company;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.store.Handle;
import dev.muster.store.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The companies of the installation: the one table that belongs to none of them.
public record CompanyStore(Handle handle) {

    public Optional<Company> read(UUID id) {
        return handle.createQuery("""
                select id, routing_key, name, retention_days, created_at from company where id = :id and deleted_at is null
                """).bind("id", id).map(row -> company(row)).findOne();
    }

    /// The company that a token's routing key leads to.
    public Optional<CompanyId> route(String routingKey) {
        return handle.createQuery("select id from company where routing_key = :key and deleted_at is null")
                .bind("key", routingKey)
                .map(row -> new CompanyId(row.getObject("id", UUID.class)))
                .findOne();
    }

    /// A page in the order of ids.
    ///
    /// @param after the last id of the page before, or the nil UUID
    public List<Company> page(UUID after, int limit) {
        return handle.createQuery("""
                select id, routing_key, name, retention_days, created_at from company
                where id > :after and deleted_at is null order by id limit :limit
                """)
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> company(row))
                .list();
    }

    /// Companies whose name has a text in it, whatever its case.
    public List<Company> search(CompanySearch search) {
        String statement = switch (search.order()) {
            case NAME -> """
                select id, routing_key, name, retention_days, created_at from company
                where deleted_at is null and position(lower(:text) in lower(name)) > 0
                and (cast(:after as uuid) is null or (lower(name) collate "C", id) > (
                    select lower(before.name) collate "C", before.id from company before where before.id = :after))
                order by lower(name) collate "C", id limit :limit
                """;
            case NEWEST -> """
                select id, routing_key, name, retention_days, created_at from company
                where deleted_at is null and position(lower(:text) in lower(name)) > 0
                and (cast(:after as uuid) is null or id < :after) order by id desc limit :limit
                """;
        };
        return handle.createQuery(statement)
                .bind("text", search.text())
                .bind("after", search.after())
                .bind("limit", search.limit())
                .map(row -> company(row))
                .list();
    }

    public void insert(Company company) {
        handle.createUpdate("""
                insert into company (id, routing_key, name, retention_days, created_at)
                values (:id, :routingKey, :name, :retentionDays, :createdAt)
                """)
                .bind("id", company.id().value())
                .bind("routingKey", company.routingKey())
                .bind("name", company.name())
                .bind("retentionDays", company.retentionDays())
                .bind("createdAt", company.createdAt())
                .execute();
    }

    public void update(Company company) {
        handle.createUpdate("update company set name = :name, retention_days = :retentionDays where id = :id")
                .bind("id", company.id().value())
                .bind("name", company.name())
                .bind("retentionDays", company.retentionDays())
                .execute();
    }

    /// Reads the company and makes changes of its configuration (fields, settings) take turns. Rows that refer
    /// to the company may still be written meanwhile.
    public Optional<Company> readLocked(UUID id) {
        return handle.createQuery("""
                select id, routing_key, name, retention_days, created_at from company
                where id = :id and deleted_at is null for no key update
                """).bind("id", id).map(row -> company(row)).findOne();
    }

    /// Makes changes of the company's configuration take turns, for those who need nothing else of it.
    ///
    /// @throws Refused with NotFound when the company was deleted meanwhile
    public void lockConfiguration(UUID id) {
        if (readLocked(id).isEmpty()) {
            throw new Refused(new Refusal.NotFound("company " + id));
        }
    }

    /// From now on the company is unknown to everybody; a job erases its rows.
    public void markDeleted(UUID id, Instant now) {
        handle.createUpdate("update company set deleted_at = :now where id = :id")
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    /// The last step of a deletion, when nothing refers to the company any more.
    public void erase(UUID id) {
        handle.createUpdate("delete from company where id = :id and deleted_at is not null")
                .bind("id", id)
                .execute();
    }

    /// Ids in order, of deleted companies too: their rows are still to be erased.
    public List<CompanyId> everyId(UUID after, int limit) {
        return handle.createQuery("select id from company where id > :after order by id limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> new CompanyId(row.getObject("id", UUID.class)))
                .list();
    }

    private static Company company(ResultSet row) throws SQLException {
        return new Company(
                new CompanyId(row.getObject("id", UUID.class)),
                row.getString("routing_key"),
                row.getString("name"),
                row.getInt("retention_days"),
                Timestamps.of(row, "created_at"));
    }
}
