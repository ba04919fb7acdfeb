package dev.muster.job;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Does something every second, beside the requests, and a last time when it stops.
public final class EverySecond implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Runnable work;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    private EverySecond(String name, Runnable work) {
        this.work = work;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    public static EverySecond start(String name, Runnable work) {
        EverySecond started = new EverySecond(name, work);
        started.thread.start();
        return started;
    }

    @Override
    public void close() {
        // No interrupt: it would break off what is being written.
        stopped.countDown();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        work.run();
    }

    private void run() {
        try {
            while (!stopped.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
                work.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
