package dev.muster.http;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// How many requests are worked on at once. Whoever finds no place is told at once to come again, before anything
/// is done for it: a queue would only make everybody wait until they give up. Who waits for a slow client, to send or
/// to read, holds no place meanwhile, so that slow clients cannot take them all. Two thirds more are kept for those who
/// ask for little: many who ask for much must not leave nothing to them, and who asks for little has some more under
/// way where answers take long.
final class Places {

    static final Refusal FULL = new Refusal.Unavailable(Duration.ofSeconds(1));

    private final int count;
    private final int kept;
    private final AtomicInteger taken = new AtomicInteger();

    Places(int count) {
        this.count = count;
        this.kept = count * 2 / 3;
    }

    /// @return how many are left
    /// @throws Refused with Unavailable when all are taken
    int take() {
        int now = taken.incrementAndGet();
        if (now > count + kept) {
            taken.decrementAndGet();
            throw full();
        }
        return count + kept - now;
    }

    /// Whether one more would find a place that is not kept for the modest, if it came now.
    boolean areThereForAnybody() {
        return taken.get() < count;
    }

    /// Whether who leaves so few got one that is kept for the modest.
    boolean areKept(int left) {
        return left < kept;
    }

    static Refused full() {
        return new Refused(FULL);
    }

    void leave() {
        taken.decrementAndGet();
    }

    /// A body that is read by somebody with a place.
    InputStream from(InputStream network) {
        return new PatientInput(network, this::leave, this::takeAgain);
    }

    /// A body that is written by somebody with a place.
    OutputStream to(OutputStream network) {
        return new FilterOutputStream(network) {

            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                leave();
                try {
                    out.write(bytes, offset, length);
                } finally {
                    takeAgain();
                }
            }
        };
    }

    /// Who was admitted is not refused in the middle: for a moment there may be more than there are places.
    private void takeAgain() {
        taken.incrementAndGet();
    }
}
