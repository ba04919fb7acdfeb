package dev.muster.activity;

import dev.muster.store.Handle;
import dev.muster.store.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// The rows of the audit. There is no statement that changes or deletes one, and the application's role may not.
record AuditStore(Handle handle) {

    /// The end of a chain.
    @SuppressWarnings("ArrayRecordComponent") // compared by content
    record Head(long position, byte[] sha256) {}

    /// A row with the hash that stands in it.
    @SuppressWarnings("ArrayRecordComponent") // compared by content
    record Row(AuditEntry entry, byte[] sha256) {}

    /// Locks the end of a chain until the transaction ends.
    Head lockHead(UUID chain) {
        handle.createUpdate("""
                insert into audit_head (chain, position, sha256) values (:chain, 0, :nothing) on conflict (chain) do nothing
                """)
                .bind("chain", chain)
                .bind("nothing", new byte[0])
                .later();
        return handle.createQuery("select position, sha256 from audit_head where chain = :chain for update")
                .bind("chain", chain)
                .map(row -> new Head(row.getLong("position"), row.getBytes("sha256")))
                .one();
    }

    Optional<Head> head(UUID chain) {
        return handle.createQuery("select position, sha256 from audit_head where chain = :chain")
                .bind("chain", chain)
                .map(row -> new Head(row.getLong("position"), row.getBytes("sha256")))
                .findOne();
    }

    void append(AuditEntry entry, byte[] sha256) {
        handle.createUpdate("""
                insert into audit (chain, position, at, kind, actor_kind, actor_id, address, request_id, subject_type,
                                   subject_id, details, sha256)
                values (:chain, :position, :at, :kind, :actorKind, :actorId, :address, :requestId, :subjectType, :subjectId,
                        :details, :sha256)
                """)
                .bind("chain", entry.chain())
                .bind("position", entry.position())
                .bind("at", entry.at())
                .bind("kind", entry.kind())
                .bind("actorKind", entry.actorKind())
                .bind("actorId", entry.actorId())
                .bind("address", entry.address())
                .bind("requestId", entry.requestId())
                .bind("subjectType", entry.subjectType())
                .bind("subjectId", entry.subjectId())
                .bind("details", entry.details())
                .bind("sha256", sha256)
                .later();
        handle.createUpdate("update audit_head set position = :position, sha256 = :sha256 where chain = :chain")
                .bind("chain", entry.chain())
                .bind("position", entry.position())
                .bind("sha256", sha256)
                .later();
    }

    /// The newest first.
    ///
    /// @param before only rows before this position
    List<AuditEntry> newest(UUID chain, long before, int limit) {
        return handle.createQuery("""
                select chain, position, at, kind, actor_kind, actor_id, address, request_id, subject_type, subject_id, details
                from audit where chain = :chain and position < :before order by position desc limit :limit
                """)
                .bind("chain", chain)
                .bind("before", before)
                .bind("limit", limit)
                .map(row -> entry(row))
                .list();
    }

    /// In the order in which they were written.
    List<Row> after(UUID chain, long position, int limit) {
        return handle.createQuery("""
                select chain, position, at, kind, actor_kind, actor_id, address, request_id, subject_type, subject_id, details,
                       sha256
                from audit where chain = :chain and position > :position order by position limit :limit
                """)
                .bind("chain", chain)
                .bind("position", position)
                .bind("limit", limit)
                .map(row -> new Row(entry(row), row.getBytes("sha256")))
                .list();
    }

    /// Every chain that has rows or an end.
    List<UUID> chains() {
        return handle.createQuery("select chain from audit_head union select distinct chain from audit order by 1")
                .map(row -> row.getObject("chain", UUID.class))
                .list();
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getObject("chain", UUID.class),
                row.getLong("position"),
                Objects.requireNonNull(Timestamps.orNull(row, "at")),
                row.getString("kind"),
                row.getString("actor_kind"),
                row.getObject("actor_id", UUID.class),
                row.getString("address"),
                row.getString("request_id"),
                row.getString("subject_type"),
                row.getObject("subject_id", UUID.class),
                row.getString("details"));
    }
}
