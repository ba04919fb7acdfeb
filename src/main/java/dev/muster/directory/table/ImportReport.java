package dev.muster.directory.table;

import dev.muster.directory.ImportOutcome;
import dev.muster.refusal.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// What became of the lines of an import: how many of each kind, and of the rejected ones the first in full.
public final class ImportReport {

    private static final int MOST_TOLD = 1000;
    private static final Comparator<Rejected> LAST_FIRST =
            Comparator.comparingLong(Rejected::line).reversed();

    private final boolean trial;
    private final PriorityQueue<Rejected> told = new PriorityQueue<>(LAST_FIRST);
    private long created;
    private long updated;
    private long unchanged;
    private long rejected;
    private @Nullable Refusal stop;

    /// @param trial whether nothing was changed
    ImportReport(boolean trial) {
        this.trial = trial;
    }

    /// A line of which nothing was taken over.
    ///
    /// @param line its number in the table; the header's is 1
    /// @param errors each with the column that is wrong, or none for the whole line
    public record Rejected(long line, List<Refusal.FieldError> errors) {
        public Rejected {
            errors = List.copyOf(errors);
        }
    }

    void add(long line, ImportOutcome outcome) {
        switch (outcome) {
            case ImportOutcome.Created ignored -> created++;
            case ImportOutcome.Updated ignored -> updated++;
            case ImportOutcome.Unchanged ignored -> unchanged++;
            case ImportOutcome.Rejected(List<Refusal.FieldError> errors) -> {
                rejected++;
                told.add(new Rejected(line, errors));
                if (told.size() > MOST_TOLD) {
                    told.remove();
                }
            }
        }
    }

    void stop(Refusal refusal) {
        stop = refusal;
    }

    public boolean isTrial() {
        return trial;
    }

    public long created() {
        return created;
    }

    public long updated() {
        return updated;
    }

    public long unchanged() {
        return unchanged;
    }

    public long rejectedCount() {
        return rejected;
    }

    /// How many rejected lines are counted only.
    public long untold() {
        return rejected - told.size();
    }

    public long lines() {
        return created + updated + unchanged + rejected;
    }

    /// The first rejected lines, in their order.
    public List<Rejected> rejected() {
        return told.stream().sorted(LAST_FIRST.reversed()).toList();
    }

    /// Why the import stopped in the middle, if it did; the lines before stand.
    public Optional<Refusal> stopped() {
        return Optional.ofNullable(stop);
    }
}
