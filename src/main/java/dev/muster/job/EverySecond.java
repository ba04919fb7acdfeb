package dev.muster.job;

import java.time.Duration;

/// Does something every second, beside the requests, and a last time when it stops.
public final class EverySecond implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Runnable work;
    private final Thread thread;
    private volatile boolean stopped;

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
        stopped = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        work.run();
    }

    private void run() {
        while (!stopped) {
            try {
                Thread.sleep(BETWEEN);
            } catch (InterruptedException e) {
                return;
            }
            work.run();
        }
    }
}
