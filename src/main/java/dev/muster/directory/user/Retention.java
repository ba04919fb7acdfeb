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
        Optional<Reprojection.Place> last = Optional.of(Reprojection.Place.START);
        while (last.isPresent()) {
            PeopleBatches.Batch batch = eraseBatch(deletedBefore, last.get());
            erased += batch.people().size();
            last = batch.last();
        }
        return erased;
    }

    private PeopleBatches.Batch eraseBatch(Instant deletedBefore, Reprojection.Place after) {
        return scope.change(change -> {
            PeopleBatches.Batch due =
                    new PeopleBatches(change.transaction(), BATCH).deletedBefore(deletedBefore, after);
            if (!due.people().isEmpty()) {
                new Erasure(change).erase(due.people());
            }
            return due;
        });
    }
}
