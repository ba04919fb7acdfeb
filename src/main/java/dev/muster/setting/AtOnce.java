package dev.muster.setting;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// How many requests of settings this process works on at once. However slow or many those of one are, turns are left
/// for the other settings, and connections to the database for everybody else; those that find no turn wait for one,
/// and when too many wait, they are sent away. A setting that keeps to its rate meets this only when its requests pile
/// up.
public final class AtOnce {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final int admitted;
    private final Turns turns;
    private final ConcurrentHashMap<UUID, Integer> underWay = new ConcurrentHashMap<>();

    /// What a request holds while it is worked on. It leaves it to another while it waits for its client.
    public interface Turn {
        void leave();

        void takeAgain();
    }

    private record Held(Turns turns, UUID setting) implements Turn {

        @Override
        public void leave() {
            turns.leave(setting);
        }

        @Override
        public void takeAgain() {
            turns.takeAgain(setting);
        }
    }

    /// @param admitted how many of a setting are worked on or wait
    /// @param atWork how many of all settings are worked on
    public AtOnce(int admitted, int atWork) {
        this.admitted = admitted;
        this.turns = new Turns(atWork);
    }

    /// @throws Refused with TooManyRequests when too many of the setting's are waiting, or they are too slow
    public <T> T run(UUID setting, Function<Turn, T> request) {
        int now = underWay.merge(setting, 1, Integer::sum);
        try {
            if (now > admitted || !turns.take(setting, PATIENCE)) {
                throw new Refused(new Refusal.TooManyRequests(RETRY_AFTER));
            }
            Turn turn = new Held(turns, setting);
            try {
                return request.apply(turn);
            } finally {
                turn.leave();
            }
        } finally {
            underWay.computeIfPresent(setting, (id, count) -> count == 1 ? null : count - 1);
        }
    }

    /// How many of a setting's requests are worked on or wait.
    public int underWay(UUID setting) {
        return underWay.getOrDefault(setting, 0);
    }
}
