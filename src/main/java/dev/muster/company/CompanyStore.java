package dev.muster.company;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The companies of the installation: the one table that belongs to none of them.
public record CompanyStore(Handle handle) {

    public Optional<Company> read(UUID id) {
        return handle.createQuery("""
                select id, routing_key, name, retention_days, created_at from company where id = :id and deleted_at is null
                """)
                .bind("id", id)
                .map((row, context) -> company(row))
                .findOne();
    }

    /// The company that a token's routing key leads to.
    public Optional<CompanyId> route(String routingKey) {
        return handle.createQuery("select id from company where routing_key = :key and deleted_at is null")
                .bind("key", routingKey)
                .map((row, context) -> new CompanyId(row.getObject("id", UUID.class)))
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
                .map((row, context) -> company(row))
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

    private static Company company(ResultSet row) throws SQLException {
        return new Company(
                new CompanyId(row.getObject("id", UUID.class)),
                row.getString("routing_key"),
                row.getString("name"),
                row.getInt("retention_days"),
                row.getTimestamp("created_at").toInstant());
    }
}
