package dev.muster;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// How long the process lives, and how it ends. SIGTERM and SIGINT stop what runs in order and end the process
/// with status 0, or another that was asked for, where the JVM alone would say 143.
final class Lifetime {

    private static final Logger LOG = LoggerFactory.getLogger(Lifetime.class);
    private static final long WAIT_FOR_START_SECONDS = 10;

    private final ReentrantLock start = new ReentrantLock();
    private volatile @Nullable AutoCloseable server;
    private volatile boolean endsByItself;
    private volatile boolean told;
    private volatile int statusWhenTold;

    Lifetime() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "stop"));
    }

    /// Starts a server that will be stopped when the process is told to end, also while it is still starting.
    <T extends AutoCloseable> T starting(Supplier<T> starter) {
        start.lock();
        try {
            T running = starter.get();
            server = running;
            return running;
        } finally {
            start.unlock();
        }
    }

    /// The same for work whose end matters: told to end before it is done, the process ends with `status`.
    <T extends AutoCloseable> T starting(Supplier<T> starter, int status) {
        statusWhenTold = status;
        return starting(starter);
    }

    /// Waits for ever: the process ends through the signal.
    int untilTold() throws InterruptedException {
        new CountDownLatch(1).await();
        return 0;
    }

    /// Whether the process has been told to end: what fails from now on fails because the server is going.
    boolean isTold() {
        return told;
    }

    /// The command has returned or failed: the process ends with the command's status.
    void endsWith(int status) {
        endsByItself = !told;
        System.exit(status);
    }

    private void end() {
        told = true;
        stop();
        if (!endsByItself) {
            Runtime.getRuntime().halt(statusWhenTold);
        }
    }

    private void stop() {
        try {
            if (!start.tryLock(WAIT_FOR_START_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Told to end while still starting; what has started is stopped by the next start");
                return;
            }
            AutoCloseable running = server;
            if (running != null) {
                boolean toldTo = !endsByItself;
                LOG.atLevel(toldTo ? Level.INFO : Level.DEBUG).log("Stopping");
                running.close();
                LOG.atLevel(toldTo ? Level.INFO : Level.DEBUG).log("Stopped");
            }
        } catch (Exception e) {
            LOG.error("Not stopped cleanly", e);
        }
    }
}
