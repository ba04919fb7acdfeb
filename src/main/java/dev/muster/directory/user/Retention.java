package dev.muster.directory.user;

import dev.muster.activity.Scope;
import dev.muster.company.Company;
import dev.muster.company.CompanyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Erases deleted people for good when the company's retention period has passed (rule L2), and conflicts that
/// did not come again for so long (rule L6).
public record Retention(Scope scope) {

    private static final int BATCH = 200;

    /// Erases everybody who is due.
    ///
    /// @return how many
    public int enforce() {
        Optional<Company> company = scope.database()
                .acrossCompanies(
                        handle -> new CompanyStore(handle).read(scope.company().value()));
        if (company.isEmpty()) {
            return 0;
        }
        Instant deletedBefore =
                scope.clock().instant().minus(Duration.ofDays(company.get().retentionDays()));
        scope.change(change -> {
            new ConflictTraces(change.transaction()).tidy(deletedBefore);
            return change;
        });
        int erased = 0;
        int batch;
        do {
            batch = eraseBatch(deletedBefore);
            erased += batch;
        } while (batch == BATCH);
        return erased;
    }

    private int eraseBatch(Instant deletedBefore) {
        return scope.change(change -> {
            UserStore users = new UserStore(change.transaction());
            var due = users.deletedBeforeLocked(deletedBefore, BATCH);
            if (!due.isEmpty()) {
                new Erasure(change).erase(due);
            }
            return due.size();
        });
    }
}
