package dev.muster.job;

import dev.muster.company.EndlessWork;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does something every second, beside the requests, and a last time when it stops.
public final class EverySecond implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EverySecond.class);
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final String name;
    private final Runnable work;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    private EverySecond(String name, Runnable work) {
        this.name = name;
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
        turn();
    }

    private void run() {
        try {
            while (!stopped.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
                turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() {
        EndlessWork.turn(LOG, name, work);
    }
}
