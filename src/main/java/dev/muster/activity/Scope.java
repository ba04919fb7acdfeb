package dev.muster.activity;

import dev.muster.company.CompanyId;
import dev.muster.company.Ids;
import dev.muster.store.Database;
import dev.muster.store.Transaction;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One company and one actor: all that is done through it happens there and is theirs.
///
/// @param joined the transaction that every change joins; null where each has one of its own
/// @param toldAsOne whether who does it all tells the audit of it, and not each change by itself
public record Scope(
        Database database,
        CompanyId company,
        Actor actor,
        Clock clock,
        Ids ids,
        @Nullable Transaction joined,
        boolean toldAsOne) {

    public Scope(Database database, CompanyId company, Actor actor, Clock clock, Ids ids) {
        this(database, company, actor, clock, ids, null, false);
    }

    /// One unit of work: one transaction, its events included.
    public <T> T change(Function<Change, T> work) {
        return joined == null
                ? database.inCompany(company.value(), transaction -> told(work, within(transaction)))
                : part(joined, work);
    }

    /// What a part of a larger unit has done is sent before the next part begins: its refusal is its own.
    private <T> T part(Transaction whole, Function<Change, T> work) {
        T result = told(work, within(whole));
        whole.handle().send();
        return result;
    }

    /// The last that is done, because the end of the audit is locked from then on.
    private <T> T told(Function<Change, T> work, Change change) {
        T result = work.apply(change);
        if (!toldAsOne) {
            change.events().tell();
        }
        return result;
    }

    /// The same company and actor, for work in many parts that is told of as one.
    public Scope asOne() {
        return new Scope(database, company, actor, clock, ids, joined, true);
    }

    /// One unit of work that changes nothing, and holds nothing between one question and the next: each sees what was
    /// committed before it was asked, as in [#change].
    public <T> T read(Function<Change, T> work) {
        return joined == null
                ? database.readingCompany(company.value(), transaction -> work.apply(within(transaction)))
                : work.apply(within(joined));
    }

    /// Several units of work as one: all of them are committed, or none. Like each of them, the whole may be
    /// repeated.
    public <T> T together(Function<Scope, T> work) {
        return change(
                change -> work.apply(new Scope(database, company, actor, clock, ids, change.transaction(), toldAsOne)));
    }

    /// What units of work would do: they are done as one, and then all of it is taken back.
    public <T> T trial(Function<Scope, T> work) {
        return together(joined -> {
            T result = work.apply(joined);
            return joined.change(change -> {
                change.transaction().handle().rollback();
                return result;
            });
        });
    }

    /// Tells the audit what is no change by itself: an export, an import that begins.
    public void note(Audited audited) {
        change(change -> {
            change.events().note(audited);
            return audited;
        });
    }

    private Change within(Transaction transaction) {
        return new Change(
                transaction,
                new Events(transaction, actor, clock, ids),
                // PostgreSQL keeps microseconds: what is answered now must equal what is read later.
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                ids);
    }
}
