package dev.muster;

import dev.muster.activity.Scope;
import dev.muster.console.trial.Trial;
import dev.muster.console.trial.Trial.State;
import dev.muster.console.trial.TrialReport;
import dev.muster.console.trial.Trials;
import dev.muster.directory.removal.Examples;
import dev.muster.job.Jobs;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.setting.Tokens;
import dev.muster.simulator.trial.CannotRun;
import dev.muster.simulator.trial.Outcome;
import dev.muster.simulator.trial.Plan;
import dev.muster.simulator.trial.Provider;
import dev.muster.simulator.trial.TrialRun;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One trial: a token for an hour, a life played with it, what the rules made of it, and the removal of all that.
final class PlayedTrial implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PlayedTrial.class);

    /// Longer than a trial takes. It ends by itself when this node is killed in the middle.
    private static final Duration TOKEN_LIVES = Duration.ofHours(1);

    private static final int PER_SECOND = 25;
    private static final int PEOPLE_OF_A_GROUP = 10;
    private static final int SEEDS = 1_000_000_000;
    private static final Duration LONGEST_END = Duration.ofMinutes(1);

    private final Scope scope;
    private final UUID setting;
    private final Tokens tokens;
    private final Examples examples;
    private final Plan plan;
    private final UUID token;
    private final TrialRun run;
    private final Thread thread;
    private final AtomicReference<Trial> now;

    /// @throws Refused when there is no such setting
    PlayedTrial(
            Scope scope, UUID setting, Trials.Order order, URI scim, Tokens tokens, Jobs jobs, SecureRandom random) {
        this.scope = scope;
        this.setting = setting;
        this.tokens = tokens;
        this.examples = new Examples(scope, jobs, setting);
        Tokens.Issued issued =
                tokens.createForTrial(scope, setting, scope.clock().instant().plus(TOKEN_LIVES));
        this.token = issued.token().id();
        this.plan = new Plan(
                scim,
                issued.secret().text(),
                Provider.valueOf(order.provider().name()),
                order.people(),
                Math.max(2, order.people() / PEOPLE_OF_A_GROUP),
                random.nextInt(SEEDS),
                PER_SECOND,
                false,
                false);
        this.run = new TrialRun(plan);
        Trial begun = new Trial(scope.ids().next(), order, scope.clock().instant(), new State.Playing(0, 0));
        this.now = new AtomicReference<>(begun);
        this.thread = Thread.ofVirtual().name("trial-" + begun.id()).unstarted(this::play);
    }

    void start() {
        thread.start();
    }

    Trial now() {
        return Objects.requireNonNull(now.get());
    }

    private void play() {
        State end;
        @Nullable TrialReport report = null;
        try (run) {
            Outcome outcome = run.run(this::advanced);
            report = new TrialJudgement(scope, setting).of(outcome);
            end = new State.Ended(report);
        } catch (CannotRun e) {
            end = new State.Stopped(String.valueOf(e.getMessage()));
        } catch (InterruptedException | RuntimeException | Error e) {
            LOG.error("The trial {} of the setting {} was cut off", now().id(), setting, e);
            end = new State.Stopped("Something went wrong in Muster; its log tells what.");
        }
        now.updateAndGet(before -> before.in(new State.CleaningUp()));
        State cleaned = cleanedUp(end, report);
        now.updateAndGet(before -> before.in(cleaned));
    }

    /// Threads may report out of order.
    private void advanced(String doing, int done, int total) {
        now.updateAndGet(before -> before.state() instanceof State.Playing(int most, int _) && most > done
                ? before
                : before.in(new State.Playing(done, total)));
    }

    private State cleanedUp(State end, @Nullable TrialReport report) {
        try {
            revoke();
            Examples.Removed removed = examples.remove();
            return report == null ? end : new State.Ended(report.with(removed.people(), removed.groups()));
        } catch (RuntimeException | Error e) {
            LOG.error("The examples of the trial {} are not all removed from the setting {}", now().id(), setting, e);
            return new State.LeftBehind();
        }
    }

    /// An administrator may have revoked it before.
    private void revoke() {
        try {
            tokens.revoke(scope, setting, token);
        } catch (Refused refused) {
            if (!(refused.refusal() instanceof Refusal.NotFound)) {
                throw refused;
            }
        }
    }

    /// Stops it, and waits until it has removed what it made.
    @Override
    public void close() {
        if (!now().isGoingOn()) {
            return;
        }
        run.close();
        try {
            thread.join(LONGEST_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
