package dev.muster.simulator;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Does one thing after the other for a list, a few at a time, and tells how far it is over all lists.
public final class Crew implements AutoCloseable {

    private final ExecutorService workers;
    private final Progress progress;
    private final int total;
    private final AtomicInteger done = new AtomicInteger();

    public Crew(int atOnce, Progress progress, int total) {
        this.workers = Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory());
        this.progress = progress;
        this.total = total;
    }

    /// One request or a few, for one element of a list.
    @FunctionalInterface
    public interface Work<T> {
        void on(T element) throws IOException, InterruptedException;
    }

    /// Returns when the whole list is done. A connection that breaks, or anything else that is thrown, ends the
    /// simulation.
    public <T> void doAll(String doing, List<T> list, Work<T> work) throws InterruptedException {
        List<Future<?>> tasks = list.stream()
                .<Future<?>>map(element -> workers.submit(() -> {
                    work.on(element);
                    progress.advanced(doing, done.incrementAndGet(), total);
                    return element;
                }))
                .toList();
        try {
            for (Future<?> task : tasks) {
                task.get();
            }
        } catch (ExecutionException e) {
            throw ended(tasks, e.getCause());
        }
    }

    /// Told to end, what has been sent is still answered, so that nothing is created that nobody knows of.
    private static RuntimeException ended(List<Future<?>> tasks, @Nullable Throwable cause)
            throws InterruptedException {
        if (cause instanceof Pace.Stopped stopped) {
            for (Future<?> task : tasks) {
                try {
                    task.get();
                } catch (ExecutionException e) {
                    stopped.addSuppressed(e);
                }
            }
            return stopped;
        }
        tasks.forEach(task -> task.cancel(true));
        return cause instanceof RuntimeException inOwnWords
                ? inOwnWords
                : new IllegalStateException("The server cannot be reached any more", cause);
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
