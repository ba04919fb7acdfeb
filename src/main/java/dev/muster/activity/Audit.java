package dev.muster.activity;

import dev.muster.store.Database;
import dev.muster.store.Handle;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What administrators did, in chains that show when somebody changed, took out or moved a row afterwards: one
/// for each company, one for the installation. An entry is committed with what it tells of, or not at all.
public record Audit(Handle handle, Clock clock) {

    /// The chain of what belongs to no company.
    public static final UUID INSTALLATION = new UUID(0, 0);

    private static final int AT_ONCE = 1000;

    /// What was found of one chain.
    ///
    /// @param entries how many rows are as they were written, from the beginning
    /// @param head the hash of the last of them, to be compared with one that was noted elsewhere
    /// @param broken what is wrong with the row that follows; empty when nothing is
    public record Verdict(UUID chain, long entries, String head, Optional<String> broken) {}

    /// The end of the chain is locked until the transaction ends, so that it is done late in it.
    public void append(UUID chain, Actor actor, Audited audited) {
        AuditStore store = new AuditStore(handle);
        AuditStore.Head head = store.lockHead(chain);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        AuditEntry entry = new AuditEntry(
                chain,
                head.position() + 1,
                now,
                audited.kind(),
                actor.kind().word(),
                actor.id(),
                actor.address(),
                actor.requestId(),
                audited.subjectType(),
                audited.subjectId(),
                audited.details().toString());
        store.append(entry, entry.sha256(head.sha256()));
    }

    /// The newest entries before a position.
    public static List<AuditEntry> newest(Database database, UUID chain, long before, int limit) {
        return database.acrossCompanies(handle -> new AuditStore(handle).newest(chain, before, limit));
    }

    /// Computes every chain anew.
    public static List<Verdict> verify(Database database) {
        List<UUID> chains = database.acrossCompanies(handle -> new AuditStore(handle).chains());
        return chains.stream().map(chain -> verify(database, chain)).toList();
    }

    /// Computes one chain anew, row by row, without ever holding more than a thousand of them.
    public static Verdict verify(Database database, UUID chain) {
        Optional<AuditStore.Head> end = database.acrossCompanies(handle -> new AuditStore(handle).head(chain));
        byte[] before = new byte[0];
        long position = 0;
        List<AuditStore.Row> rows;
        do {
            long last = position;
            rows = database.acrossCompanies(handle -> new AuditStore(handle).after(chain, last, AT_ONCE));
            for (AuditStore.Row row : rows) {
                Optional<String> broken = broken(row, position, before);
                if (broken.isPresent()) {
                    return new Verdict(chain, position, HexFormat.of().formatHex(before), broken);
                }
                before = row.sha256();
                position = row.entry().position();
            }
        } while (rows.size() == AT_ONCE);
        return new Verdict(chain, position, HexFormat.of().formatHex(before), ended(end, position, before));
    }

    private static Optional<String> broken(AuditStore.Row row, long position, byte[] before) {
        long found = row.entry().position();
        if (found != position + 1) {
            return Optional.of("entry " + (position + 1) + " is missing; the next one is " + found);
        }
        return Arrays.equals(row.entry().sha256(before), row.sha256())
                ? Optional.empty()
                : Optional.of("entry " + found + " is not as it was written, or not where it was written");
    }

    // The end was read first: what was appended since is longer, and right.
    private static Optional<String> ended(Optional<AuditStore.Head> end, long position, byte[] last) {
        long expected = end.map(AuditStore.Head::position).orElse(0L);
        if (position < expected) {
            return Optional.of("entry " + (position + 1) + " and all after it, up to " + expected + ", are missing");
        }
        boolean same = position > expected
                || Arrays.equals(end.map(AuditStore.Head::sha256).orElse(last), last);
        return same && end.isPresent()
                ? Optional.empty()
                : Optional.of("the end of the chain is not the one that was written");
    }
}
