package dev.muster;

import dev.muster.simulator.Progress;
import java.io.Console;
import java.io.PrintStream;
import java.util.concurrent.locks.ReentrantLock;

/// Shows how far something is: one line that is written over on a terminal, and a line for every tenth
/// elsewhere.
final class ProgressBar implements Progress, AutoCloseable {

    private static final int WIDTH = 40;
    private static final long REDRAW_NANOS = 50_000_000;

    private final PrintStream out;
    private final boolean terminal;
    private final ReentrantLock lock = new ReentrantLock();
    private long drawn;
    private int most;
    private int tenths;

    ProgressBar(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        this.drawn = System.nanoTime() - REDRAW_NANOS;
    }

    @SuppressWarnings("SystemConsoleNull") // JDK 25 answers null again when the process is not at a terminal
    static ProgressBar on(PrintStream out) {
        Console console = System.console();
        return new ProgressBar(out, console != null && console.isTerminal());
    }

    @Override
    public void advanced(String doing, int done, int total) {
        lock.lock();
        try {
            if (done > most) { // threads may report out of order
                most = done;
                show(doing, done, total);
            }
        } finally {
            lock.unlock();
        }
    }

    private void show(String doing, int done, int total) {
        if (terminal) {
            redraw(doing, done, total);
        } else if (done * 10L / total > tenths) {
            tenths = (int) (done * 10L / total);
            out.println("%4d %%  %d of %d (%s)".formatted(tenths * 10, done, total, doing));
        }
    }

    private void redraw(String doing, int done, int total) {
        long now = System.nanoTime();
        if (done < total && now - drawn < REDRAW_NANOS) {
            return;
        }
        drawn = now;
        int full = (int) (WIDTH * (long) done / total);
        out.print("\r[%s%s] %3d %%  %d of %d (%s)   "
                .formatted("#".repeat(full), ".".repeat(WIDTH - full), done * 100L / total, done, total, doing));
        out.flush();
    }

    @Override
    public void close() {
        if (terminal) {
            out.println();
        }
    }
}
