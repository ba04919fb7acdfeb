package dev.muster.activity;

import dev.muster.company.CompanyId;
import dev.muster.company.Ids;
import dev.muster.store.Database;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/// One company and one actor: all that is done through it happens there and is theirs.
public record Scope(Database database, CompanyId company, Actor actor, Clock clock, Ids ids) {

    /// One unit of work: one transaction, its events included.
    public <T> T change(Function<Change, T> work) {
        return database.inCompany(
                company.value(),
                transaction -> work.apply(new Change(
                        transaction,
                        new Events(transaction, actor, clock, ids),
                        // PostgreSQL keeps microseconds: what is answered now must equal what is read later.
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        ids)));
    }
}
