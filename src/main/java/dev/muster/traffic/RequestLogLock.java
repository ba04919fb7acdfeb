package dev.muster.traffic;

import dev.muster.store.Transaction;

/// The lock of a company's log of requests. Those who write requests down share it; who erases somebody has it alone,
/// from the moment when it looks for the last time until its commit. So a request that was being written meanwhile is
/// found, and one that is written afterwards is preceded by the event of the erasure.
record RequestLogLock(Transaction transaction) {

    void share() {
        take("for share");
    }

    /// The last but the end of the audit of what an erasure locks (docs/decisions/one-order-of-locks.md).
    void takeAlone() {
        take("for no key update");
    }

    private void take(String strength) {
        if (!isTaken(strength)) {
            open();
            isTaken(strength);
        }
    }

    private boolean isTaken(String strength) {
        return transaction
                .handle()
                .createQuery("""
                select true from request_log where company_id = :company %s
                """.formatted(strength))
                .bind("company", transaction.company())
                .mapTo(Boolean.class)
                .findOne()
                .isPresent();
    }

    /// A deleted company gets none any more.
    private void open() {
        transaction
                .handle()
                .createUpdate("""
                insert into request_log (company_id)
                select id from company where id = :company and deleted_at is null
                on conflict (company_id) do nothing
                """)
                .bind("company", transaction.company())
                .execute();
    }
}
