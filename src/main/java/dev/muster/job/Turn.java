package dev.muster.job;

import dev.muster.company.CompanyId;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A short stretch of work on one of the free jobs of a company. A lease keeps other nodes away from it; a node
/// that dies loses the job when the lease ends, a node that only slept finds its lease gone and drops what it
/// did not write down.
final class Turn {

    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);
    private static final Duration LENGTH = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofSeconds(30);

    /// So often a job may fail without getting any further.
    private static final int ATTEMPTS = 10;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;
    private final Handlers handlers;

    /// How often in a row a job could not be done here, without a fault of its own.
    private final Map<UUID, Integer> postponed = new ConcurrentHashMap<>();

    Turn(Database database, Clock clock, Handlers handlers) {
        this.database = database;
        this.clock = clock;
        this.handlers = handlers;
    }

    boolean anyLeft(CompanyId company) {
        return inStore(company, JobStore::anyRunning);
    }

    /// True when something was done.
    boolean take(CompanyId company, BooleanSupplier stopped) {
        Instant end = now().plus(LENGTH);
        Instant held = now().plus(LEASE);
        Optional<Job> leased = inStore(company, store -> store.lease(now(), held));
        if (leased.isEmpty()) {
            return false;
        }
        Job job = leased.get();
        Instant lease = held;
        while (true) {
            Outcome outcome = batch(company, job);
            boolean goesOn = outcome.goesOn() && now().isBefore(end) && !stopped.getAsBoolean();
            Instant next = goesOn ? now().plus(LEASE) : outcome.freeAt();
            if (!save(company, outcome.job(), lease, next) || !goesOn) {
                return outcome.goesOn() || outcome.job().state() == Job.State.DONE;
            }
            job = outcome.job();
            lease = next;
        }
    }

    /// @param freeAt when anybody may take the job again
    private record Outcome(Job job, boolean goesOn, Instant freeAt) {}

    private Outcome batch(CompanyId company, Job job) {
        try {
            Handler.Step step = handlers.of(job.kind()).batch(company, job);
            postponed.remove(job.id());
            return switch (step) {
                case Handler.Step.More more -> new Outcome(advanced(job, more), true, now());
                case Handler.Step.Finished ignored -> new Outcome(finished(job), false, now());
            };
        } catch (RuntimeException | Error e) {
            // One of the JVM too, such as a stack that overflowed: tried for ever, it would be met for ever.
            if (e instanceof Refused refused && refused.refusal() instanceof Refusal.Unavailable) {
                return postponed(company, job);
            }
            LOG.warn("Job {} of company {} failed, attempt {}", job.id(), company, job.attempts() + 1, e);
            return failed(job);
        }
    }

    private static Job advanced(Job job, Handler.Step.More more) {
        long done = Math.min(job.done() + more.done(), job.total());
        return new Job(job.id(), job.kind(), Job.State.RUNNING, done, job.total(), more.argument(), 0);
    }

    // Some of the total may have been done by others meanwhile: finished is finished.
    private static Job finished(Job job) {
        return new Job(job.id(), job.kind(), Job.State.DONE, job.total(), job.total(), job.argument(), 0);
    }

    /// Others went first, or the database could not answer in time: that is no failure of the job, however long it
    /// lasts.
    private Outcome postponed(CompanyId company, Job job) {
        int times = postponed.merge(job.id(), 1, Integer::sum);
        LOG.info("Job {} of company {} waits for the database, time {}", job.id(), company, times);
        return new Outcome(job, false, now().plus(pause(times)));
    }

    private Outcome failed(Job job) {
        int attempts = job.attempts() + 1;
        Job.State state = attempts < ATTEMPTS ? Job.State.RUNNING : Job.State.FAILED;
        return new Outcome(
                new Job(job.id(), job.kind(), state, job.done(), job.total(), job.argument(), attempts),
                false,
                now().plus(pause(attempts)));
    }

    private static Duration pause(int times) {
        Duration pause = Duration.ofSeconds(1L << Math.min(times, 6));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private boolean save(CompanyId company, Job job, Instant held, Instant next) {
        return inStore(company, store -> store.save(job, held, next, now()));
    }

    private <T> T inStore(CompanyId company, Function<JobStore, T> work) {
        return database.inCompany(company.value(), transaction -> work.apply(new JobStore(transaction)));
    }

    /// PostgreSQL keeps microseconds; a lease is recognised by its value.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
