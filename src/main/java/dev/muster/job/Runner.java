package dev.muster.job;

import dev.muster.company.CompanyId;
import dev.muster.company.EndlessWork;
import dev.muster.company.EveryCompany;
import dev.muster.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does the jobs of all companies on this node, in turns, so that one company's million people do not keep the
/// others waiting. Companies that are known to have work are looked at every second, all of them now and then:
/// that finds what another node wrote down or left unfinished.
public final class Runner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_WALKS = Duration.ofSeconds(15);

    private final Database database;
    private final Clock clock;
    private final Turn turn;
    private final Set<CompanyId> busy = ConcurrentHashMap.newKeySet();
    private final Semaphore nudges = new Semaphore(0);
    private volatile boolean stopped;
    private boolean worked;
    private Instant nextWalk = Instant.MIN;
    private final Thread thread;

    private Runner(Database database, Clock clock, Handlers handlers) {
        this.database = database;
        this.clock = clock;
        this.turn = new Turn(database, clock, handlers);
        this.thread = Thread.ofVirtual().name("jobs").unstarted(this::run);
    }

    /// Starts to work in the background; what an earlier process left unfinished comes first.
    public static Runner start(Database database, Clock clock, Handlers handlers) {
        Runner runner = new Runner(database, clock, handlers);
        runner.thread.start();
        return runner;
    }

    public void nudge(CompanyId company) {
        busy.add(company);
        nudges.release();
    }

    /// Finishes the batch at hand and stops; the rest goes on with the next start, or on another node.
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

    private void run() {
        while (!stopped) {
            worked = false;
            EndlessWork.turn(LOG, "jobs", this::round);
            if (!worked) {
                waitForNudge();
            }
        }
    }

    /// One turn for every company with work.
    private void round() {
        boolean any = false;
        try {
            walkWhenDue();
            for (CompanyId company : Set.copyOf(busy)) {
                if (!stopped) {
                    any |= work(company);
                }
            }
            worked = any;
        } catch (RuntimeException e) {
            LOG.warn("Jobs wait: {}", e.toString());
        }
    }

    private boolean work(CompanyId company) {
        // Removed first: a nudge that comes while we work is then not lost.
        busy.remove(company);
        boolean worked = turn.take(company, () -> stopped);
        if (turn.anyLeft(company)) {
            busy.add(company);
        }
        return worked;
    }

    private void walkWhenDue() {
        Instant now = clock.instant();
        if (now.isBefore(nextWalk)) {
            return;
        }
        new EveryCompany(database).visit(() -> stopped, company -> {
            if (turn.anyLeft(company)) {
                busy.add(company);
            }
        });
        nextWalk = now.plus(BETWEEN_WALKS);
    }

    private void waitForNudge() {
        try {
            if (nudges.tryAcquire(BETWEEN_ROUNDS.toMillis(), TimeUnit.MILLISECONDS)) {
                nudges.drainPermits();
            }
        } catch (InterruptedException e) {
            stopped = true;
        }
    }
}
