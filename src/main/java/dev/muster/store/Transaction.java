package dev.muster.store;

import java.util.UUID;
import java.util.function.Consumer;

/// One transaction of one company: the only way to reach tenant tables. Stores are made from it, so no query
/// method takes a company id and none can forget it. Row-level security sees the same company.
///
/// @param company the company whose rows are visible; every statement binds it as `:company`
/// @param handle the open connection, valid until the unit of work returns
/// @param listener hears of the company after the commit, when that was asked for
public record Transaction(UUID company, Handle handle, Consumer<UUID> listener) {

    /// Asks that the commit be told to who waits for it.
    public void announce() {
        afterCommit(() -> listener.accept(company));
    }

    /// Does something, which returns at once and throws nothing, when all is committed.
    public void afterCommit(Runnable work) {
        handle.afterCommit(work);
    }
}
