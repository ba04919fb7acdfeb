package dev.muster.traffic;

import dev.muster.company.CompanyId;
import dev.muster.job.EverySecond;
import dev.muster.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down every second what clients asked and got, beside the requests: it never slows or fails one. When
/// more comes than can be written, the rest is dropped and counted. Of what a setting's client asks faster than anybody
/// reads, [#MOST_A_SECOND] a second are kept beside all that was refused: otherwise a thousand look-ups of one second
/// would push out every change of the hour before. A crash loses at most the last second.
public final class RequestLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final int MOST_WAITING = 2000;
    private static final long MOST_BYTES = 32L << 20;
    private static final int AT_ONCE = 100;
    static final int MOST_A_SECOND = 100;
    private static final int REFUSED = 400;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration BETWEEN_REFUSALS_BY_RATE = Duration.ofMinutes(1);

    private final Database database;
    private final ConcurrentLinkedQueue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong passedOver = new AtomicLong();
    private final Map<UUID, AtomicInteger> ofThisSecond = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> refusedByRate = new ConcurrentHashMap<>();
    private final EverySecond writing;
    private long toldDropped;

    /// What waits holds nothing of the request that it is about.
    ///
    /// @param note makes the entry
    private record Waiting(CompanyId company, long bytes, Supplier<ObservedRequest.Note> note) {}

    private RequestLog(Database database) {
        this.database = database;
        this.writing = EverySecond.start("request-log", this::write);
    }

    public static RequestLog start(Database database) {
        return new RequestLog(database);
    }

    /// Takes a request that has been answered. Of a flood that the rate refuses, one a minute is kept.
    public void add(ObservedRequest observed) {
        if (observed.status() == TOO_MANY_REQUESTS && !isFirstOfItsMinute(observed)) {
            return;
        }
        if (observed.status() < REFUSED && isPastThoseOfItsSecond(observed.setting())) {
            passedOver.incrementAndGet();
            return;
        }
        boolean tooMany = count.incrementAndGet() > MOST_WAITING;
        boolean tooLarge = bytes.addAndGet(observed.bytes()) > MOST_BYTES;
        if (tooMany || tooLarge) {
            leave(observed.bytes());
            dropped.incrementAndGet();
        } else {
            waiting.add(new Waiting(
                    observed.company(), observed.bytes(), observed.kept().get()));
        }
    }

    /// How many requests are in no log since this node started.
    public long dropped() {
        return dropped.get() + passedOver.get();
    }

    /// Writes down what is left, and stops.
    @Override
    public void close() {
        writing.close();
    }

    private boolean isPastThoseOfItsSecond(UUID setting) {
        return ofThisSecond
                        .computeIfAbsent(setting, none -> new AtomicInteger())
                        .incrementAndGet()
                > MOST_A_SECOND;
    }

    private boolean isFirstOfItsMinute(ObservedRequest observed) {
        Instant now = observed.at();
        Instant kept = refusedByRate.merge(
                observed.setting(),
                now,
                (last, next) -> last.plus(BETWEEN_REFUSALS_BY_RATE).isAfter(next) ? last : next);
        return kept.equals(now);
    }

    private synchronized void write() {
        ofThisSecond.clear();
        List<Waiting> batch = take();
        while (!batch.isEmpty()) {
            Map<CompanyId, List<Waiting>> byCompany = new LinkedHashMap<>();
            batch.forEach(one -> byCompany
                    .computeIfAbsent(one.company(), ignored -> new ArrayList<>())
                    .add(one));
            byCompany.forEach(this::write);
            batch = take();
        }
        tellDropped();
    }

    private List<Waiting> take() {
        List<Waiting> batch = new ArrayList<>();
        Waiting next = waiting.poll();
        while (next != null) {
            batch.add(next);
            leave(next.bytes());
            next = batch.size() < AT_ONCE ? waiting.poll() : null;
        }
        return batch;
    }

    private void write(CompanyId company, List<Waiting> observed) {
        try {
            List<ObservedRequest.Note> notes =
                    observed.stream().map(one -> one.note().get()).toList();
            database.inCompany(company.value(), transaction -> {
                new RequestWriting(transaction).write(notes);
                return notes;
            });
        } catch (RuntimeException | Error e) {
            dropped.addAndGet(observed.size());
            LOG.warn("Requests of company {} are in no log: {}", company, e.getClass());
        }
    }

    private void tellDropped() {
        long now = dropped.get();
        if (now > toldDropped) {
            LOG.warn("{} requests are in no log: more came than could be written", now - toldDropped);
            toldDropped = now;
        }
    }

    private void leave(long size) {
        count.decrementAndGet();
        bytes.addAndGet(-size);
    }
}
