package dev.muster.setting;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// How many requests of one setting this process works on at once. However slow they are, connections to the database
/// are left for the other settings; those that find none of their setting's wait for one, and when too many wait, they
/// are sent away. A setting that keeps to its rate meets this only when its requests pile up.
public final class AtOnce {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /// As many as a client at 25 requests a second has under way while each takes a third of a second.
    private static final int MODEST = 8;

    private final int admitted;
    private final int atWork;
    private final ConcurrentHashMap<UUID, Turns> settings = new ConcurrentHashMap<>();

    private record Turns(AtomicInteger admitted, Semaphore atWork) implements Turn {

        @Override
        public void leave() {
            atWork.release();
        }

        @Override
        public void takeAgain() {
            atWork.acquireUninterruptibly();
        }
    }

    /// What a request holds while it is worked on. It leaves it to another while it waits for its client.
    public interface Turn {
        void leave();

        void takeAgain();
    }

    /// @param admitted how many are worked on or wait
    /// @param atWork how many are worked on
    public AtOnce(int admitted, int atWork) {
        this.admitted = admitted;
        this.atWork = atWork;
    }

    /// @throws Refused with TooManyRequests when too many of the setting's are waiting, or they are too slow
    public <T> T run(UUID setting, Function<Turn, T> request) {
        Turns turns = settings.compute(setting, (id, known) -> {
            Turns entered = known == null ? new Turns(new AtomicInteger(), new Semaphore(atWork, true)) : known;
            entered.admitted().incrementAndGet();
            return entered;
        });
        try {
            if (turns.admitted().get() > admitted || !isTurnOf(turns)) {
                throw new Refused(new Refusal.TooManyRequests(RETRY_AFTER));
            }
            try {
                return request.apply(turns);
            } finally {
                turns.leave();
            }
        } finally {
            settings.compute(setting, (id, known) -> turns.admitted().decrementAndGet() == 0 ? null : turns);
        }
    }

    /// Whether so few of a setting's are under way that it is not the one for which others are sent away.
    public boolean isModest(UUID setting) {
        Turns turns = settings.get(setting);
        return turns == null || turns.admitted().get() < MODEST;
    }

    private static boolean isTurnOf(Turns turns) {
        try {
            return turns.atWork().tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(new Refusal.Unavailable(RETRY_AFTER));
        }
    }
}
