package dev.muster.setting;

import dev.muster.company.CompanyId;
import dev.muster.job.EverySecond;
import dev.muster.store.Database;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts in how many requests each habit of a client was needed, so that an administrator sees what the client
/// does. Gathered in memory and written down every second, beside the requests: it never slows or fails one. A
/// crash loses at most the last second of it.
public final class HabitUse implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HabitUse.class);

    private final Database database;
    private final EverySecond writing;
    private Map<CompanyId, Map<HabitStore.Key, HabitUses>> gathered = new HashMap<>();

    private HabitUse(Database database) {
        this.database = database;
        this.writing = EverySecond.start("habit-use", this::write);
    }

    public static HabitUse start(Database database) {
        return new HabitUse(database);
    }

    /// There are no more keys than settings times habits, whatever clients send.
    public void record(CompanyId company, UUID setting, Habit habit, Instant at) {
        add(company, Map.of(new HabitStore.Key(setting, habit), new HabitUses(1, at.truncatedTo(ChronoUnit.MICROS))));
    }

    /// Writes down what is left, and stops.
    @Override
    public void close() {
        writing.close();
    }

    private synchronized void add(CompanyId company, Map<HabitStore.Key, HabitUses> uses) {
        Map<HabitStore.Key, HabitUses> sum = gathered.computeIfAbsent(company, ignored -> new HashMap<>());
        uses.forEach((key, more) -> sum.merge(key, more, HabitUses::plus));
    }

    private synchronized Map<CompanyId, Map<HabitStore.Key, HabitUses>> taken() {
        Map<CompanyId, Map<HabitStore.Key, HabitUses>> taken = gathered;
        gathered = new HashMap<>();
        return taken;
    }

    private void write() {
        taken().forEach(this::write);
    }

    /// What the database does not take now it is offered again with the next.
    private void write(CompanyId company, Map<HabitStore.Key, HabitUses> uses) {
        try {
            database.inCompany(company.value(), transaction -> {
                new HabitStore(transaction).add(uses);
                return uses;
            });
        } catch (RuntimeException | Error e) {
            LOG.warn("Uses of habits in company {} are not written yet: {}", company, e.toString());
            add(company, uses);
        }
    }
}
