package dev.muster.simulator;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// How fast requests go out, and the place where a simulation is stopped: whoever waits here, or comes here, is
/// [Stopped] then.
public final class Pace {

    private final long gapNanos;
    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private volatile CountDownLatch stop = new CountDownLatch(1);

    private Pace(long gapNanos) {
        this.gapNanos = gapNanos;
    }

    public static Pace unlimited() {
        return new Pace(0);
    }

    /// @param perSecond how many requests a second go out at most; at least 1
    public static Pace of(int perSecond) {
        return new Pace(TimeUnit.SECONDS.toNanos(1) / perSecond);
    }

    /// Waits until the next request may go.
    void next() throws InterruptedException {
        long mine = next.getAndUpdate(at -> Math.max(at, System.nanoTime()) + gapNanos);
        sleep(Duration.ofNanos(Math.max(0, mine - System.nanoTime())));
    }

    void sleep(Duration time) throws InterruptedException {
        if (stop.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new Stopped();
        }
    }

    public void stop() {
        stop.countDown();
    }

    /// For what has still to be sent after a stop.
    public void resume() {
        stop = new CountDownLatch(1);
    }

    /// The simulation was told to end.
    public static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped", null, false, false);
        }
    }
}
