package dev.muster.verify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// One run over one server: reads what it offers, carries out the checks one after the other, and removes whatever
/// it made, also when it is stopped in the middle.
public final class Verification implements AutoCloseable {

    /// After so many requests without an answer in a row nothing more is asked.
    private static final int PATIENCE = 5;

    private final ReentrantLock running = new ReentrantLock();
    private final Target target;
    private final List<Check> catalogue;
    private final Selection selection;
    private final Names names;
    private final Clock clock;
    private final Wire wire;
    private volatile boolean stopped;
    private volatile List<String> leftovers = List.of();

    public Verification(Target target, List<Check> catalogue, Selection selection, Names names, Clock clock) {
        this.target = target;
        this.catalogue = List.copyOf(catalogue);
        this.selection = selection;
        this.names = names;
        this.clock = clock;
        this.wire = new Wire(target);
    }

    /// Is told how far the run is.
    @FunctionalInterface
    public interface Progress {

        void advanced(String doing, int done, int total);
    }

    /// @throws CannotVerify when there is nothing to judge
    public Report run(Progress progress) {
        running.lock();
        try {
            Instant startedAt = clock.instant();
            Offer offer = Offer.read(wire);
            List<Result> results = carryOut(offer, progress);
            return new Report(
                    target.base(),
                    startedAt,
                    Duration.between(startedAt, clock.instant()),
                    wire.sent(),
                    selection.readOnly(),
                    names.marker(),
                    results,
                    leftovers);
        } catch (Stopped e) {
            throw new CannotVerify("It was stopped before its end.");
        } finally {
            running.unlock();
        }
    }

    private List<Result> carryOut(Offer offer, Progress progress) {
        Template template = new Template(offer, names);
        Creations creations = new Creations(wire, offer, names);
        Crew crew = new Crew(template);
        crew.makes(new Trial(wire, offer, template, creations, crew, true, selection.readOnly()));
        Trial trial = new Trial(wire, offer, template, creations, crew, false, selection.readOnly());
        List<Check> chosen = catalogue.stream().filter(selection::has).toList();
        List<Result> results = new ArrayList<>();
        int silent = 0;
        try {
            for (Check check : chosen) {
                progress.advanced(check.area(), results.size(), chosen.size());
                Result result = silent >= PATIENCE
                        ? Result.skipped(check, "the server does not answer any more")
                        : carryOut(check, trial);
                silent = result.evidence().filter(Evidence::isSilence).isPresent() ? silent + 1 : 0;
                results.add(result);
                creations.removePassing();
            }
            progress.advanced("done", chosen.size(), chosen.size());
        } finally {
            leftovers = selection.readOnly() ? List.of() : creations.removeAll();
        }
        return results;
    }

    private Result carryOut(Check check, Trial trial) {
        if (check.changes() && selection.readOnly()) {
            return Result.skipped(check, "it writes to the server, and --read-only was given");
        }
        Optional<String> lacking = check.needs().stream()
                .flatMap(need -> trial.offer().lacks(need).stream())
                .findFirst();
        if (lacking.isPresent()) {
            return Result.skipped(check, lacking.get());
        }
        try {
            check.probe().run(trial);
            return Result.passed(check);
        } catch (Blocked e) {
            return Result.skipped(check, e.reason());
        } catch (Stopped e) {
            throw e;
        } catch (Violation e) {
            boolean tolerable = e.isTolerable() && check.level() == Level.MUST;
            return new Result(
                    check,
                    tolerable ? Verdict.WARN : check.level().whenBroken(),
                    tolerable ? "known clients ask for it, so it is not held against the server" : "",
                    Optional.of(Evidence.of(e.exchange(), e.expected(), target.token())));
        } catch (RuntimeException e) {
            // What a server answers may be stranger than a check foresees; that is no reason to end the run.
            return Result.skipped(
                    check, "the answers are too odd for it: " + e.getClass().getSimpleName());
        }
    }

    /// What was made and could not be removed, once a run has ended or was stopped.
    public List<String> leftovers() {
        return leftovers;
    }

    /// Whether a run was stopped before its end.
    public boolean isStopped() {
        return stopped;
    }

    /// Begins the names of everything that the run makes.
    public String marker() {
        return names.marker();
    }

    /// Stops a run that is going on, and waits until it has cleaned up.
    @Override
    public void close() {
        stopped = running.isLocked();
        wire.stop();
        try {
            if (running.tryLock(target.timeout().toSeconds() + 30, TimeUnit.SECONDS)) {
                running.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        wire.close();
    }
}
