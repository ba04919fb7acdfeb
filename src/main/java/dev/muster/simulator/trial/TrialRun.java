package dev.muster.simulator.trial;

import dev.muster.simulator.Crew;
import dev.muster.simulator.Pace;
import dev.muster.simulator.Pace.Stopped;
import dev.muster.simulator.Progress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.JsonNode;

/// One run of a plan: carries a whole life to the server, reads back what became of it, and removes it again when
/// that was asked for, also when it is stopped in the middle.
public final class TrialRun implements AutoCloseable {

    private static final long LONGEST_END_SECONDS = 120;

    private final ReentrantLock running = new ReentrantLock();
    private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
    private final Queue<String> leftovers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger removed = new AtomicInteger();
    private final Plan plan;
    private final Pace pace;
    private final Conversation talk;
    private final Conversation question;
    private final Client client;

    public TrialRun(Plan plan) {
        this.plan = plan;
        this.pace = Pace.of(plan.perSecond());
        this.talk = plan.provider().conversation(plan, pace);
        this.question = new Conversation(
                plan.base(),
                Map.of("Authorization", "Bearer " + plan.token(), "Accept", "application/scim+json"),
                "application/scim+json",
                pace);
        this.client = plan.provider().client(plan, talk);
    }

    /// Runs once.
    ///
    /// @throws CannotRun when the server is not fit for it, does not answer any more, or the run is stopped
    public Outcome run(Progress progress) throws InterruptedException {
        running.lock();
        try {
            insistOnAnEmptySetting();
            Life life = Life.of(plan);
            int total = total(life);
            try (Crew crew = new Crew(plan.provider().atOnce(), progress, total)) {
                return lived(life, crew);
            }
        } catch (Stopped e) {
            throw new CannotRun("It was stopped before its end.");
        } finally {
            running.unlock();
        }
    }

    private void insistOnAnEmptySetting() {
        try {
            JsonNode total = question.get("/Users?startIndex=1&count=1").path("totalResults");
            if (!total.isIntegralNumber()) {
                throw new CannotRun("The address does not answer as a SCIM server: /Users gives no totalResults.");
            }
            if (total.asInt() > 0 && !plan.intoExisting()) {
                throw new CannotRun(
                        "The setting has " + total.asInt()
                                + " people already, and a trial run writes into it: take an empty one, or say --into-existing.");
            }
        } catch (Declined e) {
            String answer = e.status() == 0 ? "" : "answers " + e.status() + ": ";
            throw new CannotRun("The server " + answer + e.reason() + ".");
        }
    }

    private int total(Life life) {
        int steps =
                life.phases().stream().mapToInt(phase -> phase.steps().size()).sum();
        return plan.cleanUp() ? steps + life.cleanUp().steps().size() : steps;
    }

    private Outcome lived(Life life, Crew crew) throws InterruptedException {
        try {
            long began = System.nanoTime();
            for (Phase phase : life.phases()) {
                crew.doAll(phase.name(), phase.steps(), this::carryOut);
            }
            Duration duration = Duration.ofNanos(System.nanoTime() - began);
            Map<Integer, Integer> byStatus = talk.byStatus();
            ReadBack server = readBack();
            List<Difference> differences = Judge.differences(life.directory(), server);
            cleanUp(life, crew);
            return outcome(life, server, differences, duration, byStatus);
        } catch (Stopped e) {
            pace.resume();
            cleanUp(life, crew);
            throw e;
        }
    }

    private void carryOut(Step step) {
        try {
            step.work().accept(client);
        } catch (Declined e) {
            failures.add(new Failure(step.what(), step.who(), e.request(), e.status(), e.reason()));
        }
    }

    private ReadBack readBack() {
        try {
            return ReadBack.of(plan, question);
        } catch (Declined e) {
            throw new CannotRun("What arrived cannot be read back: " + e.request() + " is answered " + e.status() + ", "
                    + e.reason() + ".");
        }
    }

    private void cleanUp(Life life, Crew crew) throws InterruptedException {
        if (!plan.cleanUp()) {
            return;
        }
        Phase phase = life.cleanUp();
        crew.doAll(phase.name(), phase.steps(), this::remove);
        if (!plan.provider().deletesUsers()) {
            leftovers.add(life.directory().accountsEver().size() + " users at " + plan.domain() + ", switched off: "
                    + plan.provider().title() + " deletes nobody");
        }
    }

    private void remove(Step step) {
        try {
            step.work().accept(client);
            removed.incrementAndGet();
        } catch (Declined e) {
            if (!e.request().isEmpty()) { // else it was never created
                leftovers.add(step.who() + ": " + e.reason());
            }
        }
    }

    private Outcome outcome(
            Life life,
            ReadBack server,
            List<Difference> differences,
            Duration duration,
            Map<Integer, Integer> byStatus) {
        Map<String, Integer> steps = new LinkedHashMap<>();
        life.phases().forEach(phase -> steps.put(phase.name(), phase.steps().size()));
        return new Outcome(
                plan,
                steps,
                byStatus,
                duration,
                expected(life.directory()),
                found(server),
                List.copyOf(failures),
                differences,
                removed.get(),
                leftovers());
    }

    private static Outcome.Count expected(Directory directory) {
        int active = (int) directory.accounts().stream()
                .filter(account -> account.person().active())
                .count();
        return new Outcome.Count(
                directory.accounts().size(), active, directory.groups().size());
    }

    private static Outcome.Count found(ReadBack server) {
        int active = (int) server.users().values().stream()
                .filter(user -> user.path("active").asBoolean(true))
                .count();
        return new Outcome.Count(server.users().size(), active, server.groups().size());
    }

    /// What a clean-up could not remove, once a run has ended or was stopped.
    public List<String> leftovers() {
        return List.copyOf(leftovers);
    }

    public boolean isRunning() {
        return running.isLocked();
    }

    /// Stops a run that is going on, and waits until it has cleaned up, if it was asked to.
    @Override
    public void close() {
        pace.stop();
        try {
            if (running.tryLock(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
                running.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        talk.close();
        question.close();
    }
}
