package dev.muster.setting;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Some turns, shared among settings: one takes another only while fewer than those that are left are its own, and of
/// those who wait the one with the fewest goes first. So a single one has half of all, ten have one or two each, and
/// whoever comes with nothing under way hardly waits, whatever the others ask for
/// (docs/decisions/nobody-takes-more-than-is-left.md).
final class Turns {

    private static final Comparator<Share> FIRST =
            Comparator.comparingInt((Share share) -> share.atWork).thenComparingLong(Share::waitingSince);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<UUID, Share> shares = new HashMap<>();
    private int left;
    private long came;

    private static final class Share {
        private final Deque<Waiting> waiting = new ArrayDeque<>();
        private int atWork;

        long waitingSince() {
            return waiting.getFirst().number();
        }
    }

    private record Waiting(long number, Semaphore turn) {}

    Turns(int count) {
        this.left = count;
    }

    /// @return whether one came within the time
    boolean take(UUID setting, Duration patience) {
        Waiting waiting = enter(setting);
        try {
            if (waiting.turn().tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !withdraws(setting, waiting);
    }

    /// However long it takes: for one that was left in the middle of the work.
    void takeAgain(UUID setting) {
        enter(setting).turn().acquireUninterruptibly();
    }

    void leave(UUID setting) {
        lock.lock();
        try {
            Share share = shares.computeIfAbsent(setting, none -> new Share());
            share.atWork--;
            left++;
            forgetIfIdle(setting, share);
            give();
        } finally {
            lock.unlock();
        }
    }

    private Waiting enter(UUID setting) {
        lock.lock();
        try {
            Waiting waiting = new Waiting(came++, new Semaphore(0));
            shares.computeIfAbsent(setting, none -> new Share()).waiting.add(waiting);
            give();
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /// @return false when its turn came in this very moment
    private boolean withdraws(UUID setting, Waiting waiting) {
        lock.lock();
        try {
            Share share = shares.computeIfAbsent(setting, none -> new Share());
            boolean waited = share.waiting.remove(waiting);
            forgetIfIdle(setting, share);
            return waited;
        } finally {
            lock.unlock();
        }
    }

    private void give() {
        Optional<Share> next = next();
        while (next.isPresent()) {
            Share share = next.get();
            share.atWork++;
            left--;
            share.waiting.removeFirst().turn().release();
            next = next();
        }
    }

    private Optional<Share> next() {
        return shares.values().stream()
                .filter(share -> !share.waiting.isEmpty() && share.atWork < left)
                .min(FIRST);
    }

    private void forgetIfIdle(UUID setting, Share share) {
        if (share.atWork == 0 && share.waiting.isEmpty()) {
            shares.remove(setting);
        }
    }
}
