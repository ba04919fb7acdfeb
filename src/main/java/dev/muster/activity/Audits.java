package dev.muster.activity;

import dev.muster.store.Database;
import java.util.List;
import java.util.UUID;

/// Reads the audit, so that no door holds the database.
public record Audits(Database database) {

    /// The newest entries of a chain before a position.
    public List<AuditEntry> newest(UUID chain, long before, int limit) {
        return Audit.newest(database, chain, before, limit);
    }

    public List<Audit.Verdict> verify() {
        return Audit.verify(database);
    }

    public Audit.Verdict verify(UUID chain) {
        return Audit.verify(database, chain);
    }
}
