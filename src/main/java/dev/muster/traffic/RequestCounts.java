package dev.muster.traffic;

import dev.muster.company.CompanyId;
import dev.muster.job.EverySecond;
import dev.muster.store.Database;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts by the hour what the clients of settings do. Gathered in memory and written down every second, beside
/// the requests: it never slows or fails one. A crash loses at most the last second of it.
public final class RequestCounts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RequestCounts.class);

    private final Database database;
    private final EverySecond writing;
    private Map<CompanyId, Map<CountStore.Key, HourCount>> gathered = new HashMap<>();

    private RequestCounts(Database database) {
        this.database = database;
        this.writing = EverySecond.start("request-counts", this::write);
    }

    public static RequestCounts start(Database database) {
        return new RequestCounts(database);
    }

    void add(ObservedRequest request) {
        Instant at = request.at().truncatedTo(ChronoUnit.MICROS);
        Instant hour = at.truncatedTo(ChronoUnit.HOURS);
        Map<CountStore.Key, HourCount> counts = new HashMap<>();
        for (String counted : Counted.of(request)) {
            counts.put(new CountStore.Key(request.setting(), counted, hour), HourCount.once(counted, hour, at));
        }
        add(request.company(), counts);
    }

    /// Writes down what is left, and stops.
    @Override
    public void close() {
        writing.close();
    }

    private synchronized void add(CompanyId company, Map<CountStore.Key, HourCount> counts) {
        Map<CountStore.Key, HourCount> sum = gathered.computeIfAbsent(company, ignored -> new HashMap<>());
        counts.forEach((key, more) -> sum.merge(key, more, HourCount::plus));
    }

    private synchronized Map<CompanyId, Map<CountStore.Key, HourCount>> taken() {
        Map<CompanyId, Map<CountStore.Key, HourCount>> taken = gathered;
        gathered = new HashMap<>();
        return taken;
    }

    private void write() {
        taken().forEach(this::write);
    }

    /// What the database does not take now it is offered again with the next.
    private void write(CompanyId company, Map<CountStore.Key, HourCount> counts) {
        try {
            database.inCompany(company.value(), transaction -> {
                new CountStore(transaction).add(counts);
                return counts;
            });
        } catch (RuntimeException | Error e) {
            LOG.warn("Counts of requests of company {} are not written yet: {}", company, e.getClass());
            add(company, counts);
        }
    }
}
