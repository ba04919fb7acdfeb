package dev.muster.testing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Counts how often a thread waits for the database: the driver tells of the Sync that ends each message.
public final class RoundTrips extends Handler {

    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

    private final long thread = Thread.currentThread().threadId();
    private final AtomicInteger sent = new AtomicInteger();

    private RoundTrips() {}

    /// Those of this thread, whatever goes on beside it.
    public static int of(Runnable work) {
        RoundTrips counting = new RoundTrips();
        DRIVER.setUseParentHandlers(false);
        DRIVER.addHandler(counting);
        DRIVER.setLevel(Level.FINEST);
        try {
            work.run();
            return counting.sent.get();
        } finally {
            DRIVER.setLevel(Level.OFF);
            DRIVER.removeHandler(counting);
        }
    }

    @Override
    public void publish(LogRecord entry) {
        if (entry.getLongThreadID() == thread && entry.getMessage().contains("FE=> Sync")) {
            sent.incrementAndGet();
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
