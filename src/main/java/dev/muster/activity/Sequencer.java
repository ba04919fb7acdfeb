package dev.muster.activity;

import dev.muster.company.CompanyId;
import dev.muster.company.EndlessWork;
import dev.muster.company.EveryCompany;
import dev.muster.store.Database;
import dev.muster.store.Transaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives the events of all companies their positions in the feeds, after their commits and beside the requests
/// (docs/decisions/the-change-feed.md). Nodes share the companies by a lease on each feed. A node hears of its
/// own commits at once; what a node that died has left is found by a walk over the companies.
public final class Sequencer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    private static final Duration GATHERING = Duration.ofMillis(50);
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_WALKS = Duration.ofSeconds(15);
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final int BATCH = 1000;
    private static final int BATCHES_IN_A_ROUND = 10;

    private final Database database;
    private final Clock clock;
    private final Consumer<Transaction> beside;
    private final UUID node = UUID.randomUUID();
    private final Set<CompanyId> waiting = ConcurrentHashMap.newKeySet();
    private final Semaphore nudges = new Semaphore(0);
    private volatile boolean stopped;
    private Instant nextWalk = Instant.MIN;
    private final Thread thread;

    private Sequencer(Database database, Clock clock, Consumer<Transaction> beside) {
        this.database = database;
        this.clock = clock;
        this.beside = beside;
        this.thread = Thread.ofVirtual().name("sequencer").unstarted(this::run);
    }

    /// @param beside what else is done for a company after it has changed; it may be left out at times
    public static Sequencer start(Database database, Clock clock, Consumer<Transaction> beside) {
        Sequencer sequencer = new Sequencer(database, clock, beside);
        database.announceTo(company -> sequencer.nudge(new CompanyId(company)));
        sequencer.thread.start();
        return sequencer;
    }

    /// Finishes the batch at hand and stops; other nodes, or the next start, go on.
    @Override
    public void close() {
        stopped = true;
        nudges.release();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void nudge(CompanyId company) {
        if (waiting.add(company)) {
            nudges.release();
        }
    }

    private void run() {
        try {
            while (!stopped) {
                if (nudges.tryAcquire(BETWEEN_ROUNDS.toMillis(), TimeUnit.MILLISECONDS)) {
                    // Commits that come close together share a batch.
                    Thread.sleep(GATHERING);
                    nudges.drainPermits();
                }
                EndlessWork.turn(LOG, "sequencer", this::round);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        try {
            walkWhenDue();
        } catch (RuntimeException e) {
            LOG.warn("The walk over the feeds waits: {}", e.toString());
        }
        for (CompanyId company : Set.copyOf(waiting)) {
            if (!stopped) {
                visit(company);
            }
        }
    }

    private void visit(CompanyId company) {
        // Removed first: what is committed while we work is then not missed.
        waiting.remove(company);
        try {
            boolean left = true;
            for (int batch = 0; left && batch < BATCHES_IN_A_ROUND && !stopped; batch++) {
                left = batch(company);
            }
            if (left) {
                waiting.add(company);
            }
        } catch (RuntimeException | Error e) {
            waiting.add(company);
            LOG.warn("The feed of company {} waits: {}", company, e.toString());
        }
        doBeside(company);
    }

    private void doBeside(CompanyId company) {
        try {
            database.inCompany(company.value(), transaction -> {
                beside.accept(transaction);
                return transaction;
            });
        } catch (RuntimeException | Error e) {
            LOG.warn("What is done beside the feed of company {} waits for its next change: {}", company, e.toString());
        }
    }

    /// @return whether there may be more to do
    private boolean batch(CompanyId company) {
        return database.inCompany(company.value(), transaction -> {
            FeedStore feed = new FeedStore(transaction);
            if (!feed.anyWaiting()) {
                return false;
            }
            Instant now = clock.instant();
            Optional<Long> last = feed.lease(node, now, now.plus(LEASE));
            if (last.isEmpty()) {
                // Another node is at it, or nobody ever was.
                feed.open();
                return true;
            }
            List<Long> given = feed.number(last.get(), BATCH);
            feed.advance(given.stream().mapToLong(Long::longValue).max().orElse(last.get()), given.size() < BATCH);
            return given.size() == BATCH;
        });
    }

    private void walkWhenDue() {
        Instant now = clock.instant();
        if (now.isBefore(nextWalk)) {
            return;
        }
        new EveryCompany(database).visit(() -> stopped, company -> {
            if (anyWaiting(company)) {
                waiting.add(company);
            }
        });
        nextWalk = now.plus(BETWEEN_WALKS);
    }

    private boolean anyWaiting(CompanyId company) {
        return database.inCompany(company.value(), transaction -> new FeedStore(transaction).anyWaiting());
    }
}
