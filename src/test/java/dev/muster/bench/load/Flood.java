package dev.muster.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Sends requests at a fixed rate, whether those before are answered or not, as many clients do that know
/// nothing of one another.
public final class Flood {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Selector selector;
    private final InetSocketAddress address;
    private final int most;
    private final Deque<Lane> idle = new ArrayDeque<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Reply> replies = new ArrayList<>();
    private long began;
    private double seconds;
    private int offered;
    private int unsent;
    private int broken;
    private int waiting;

    /// @param atSeconds when it was asked for, from the beginning of the flood
    public record Reply(double atSeconds, double millis, int status, boolean hasRetryAfter) {}

    /// A connection, and since when it waits for an answer.
    private static final class Lane {
        private final Wire wire;
        private long sentAt;

        Lane(InetSocketAddress address, Selector selector) throws IOException {
            this.wire = new Wire(address, selector, this);
        }
    }

    private Flood(Selector selector, InetSocketAddress address, int most) {
        this.selector = selector;
        this.address = address;
        this.most = most;
    }

    /// @param most connections that are open at once
    public static Flood run(
            InetSocketAddress address, Supplier<byte[]> requests, double perSecond, Duration duration, int most)
            throws IOException {
        try (Selector selector = Selector.open()) {
            Flood flood = new Flood(selector, address, most);
            flood.run(requests, perSecond, duration);
            for (Lane lane : flood.lanes) {
                lane.wire.close();
            }
            return flood;
        }
    }

    public List<Reply> replies() {
        return replies;
    }

    /// From the first request to the last, without the wait for the last answers.
    public double seconds() {
        return seconds;
    }

    public int offered() {
        return offered;
    }

    /// Requests that were due when no connection was free.
    public int unsent() {
        return unsent;
    }

    /// Requests whose connection was closed without an answer, and those that were never answered.
    public int broken() {
        return broken + waiting;
    }

    private void run(Supplier<byte[]> requests, double perSecond, Duration duration) throws IOException {
        began = System.nanoTime();
        long end = began + duration.toNanos();
        long patience = end + PATIENCE.toNanos();
        double gap = 1e9 / perSecond;
        long now = began;
        long due = began;
        while (now < end || due < end || (waiting > 0 && now < patience)) {
            // Those too that were due while this thread could not run, at the very end as well.
            while (due < end && due <= now) {
                offered++;
                send(requests.get());
                due = began + (long) (offered * gap);
            }
            // What is due within a millisecond is sent together: to look for it again and again would take a processor
            // from what is measured.
            selector.select(now < end ? 1 : 100);
            for (SelectionKey key : selector.selectedKeys()) {
                serve(key);
            }
            selector.selectedKeys().clear();
            now = System.nanoTime();
        }
        seconds = duration.toNanos() / 1e9;
    }

    private void send(byte[] request) throws IOException {
        Lane lane = idle.poll();
        if (lane == null) {
            if (lanes.size() >= most) {
                unsent++;
                return;
            }
            lane = new Lane(address, selector);
            lanes.add(lane);
        }
        lane.sentAt = System.nanoTime();
        waiting++;
        try {
            lane.wire.send(request);
        } catch (IOException e) {
            lost(lane);
        }
    }

    private void serve(SelectionKey key) throws IOException {
        Lane lane = (Lane) key.attachment();
        try {
            if (key.isWritable()) {
                lane.wire.write();
            }
            if (key.isReadable()) {
                Optional<Answer> answer = lane.wire.read();
                if (answer.isPresent()) {
                    answered(lane, answer.get());
                }
            }
        } catch (IOException e) {
            lost(lane);
        }
    }

    private void answered(Lane lane, Answer answer) throws IOException {
        long now = System.nanoTime();
        waiting--;
        replies.add(new Reply(
                (lane.sentAt - began) / 1e9,
                (now - lane.sentAt) / 1e6,
                answer.status(),
                answer.header("retry-after").isPresent()));
        lane.sentAt = 0;
        if (answer.header("connection").filter("close"::equals).isPresent()) {
            close(lane);
        } else {
            idle.push(lane);
        }
    }

    private void close(Lane lane) throws IOException {
        idle.remove(lane);
        lanes.remove(lane);
        lane.wire.close();
    }

    /// A connection that is closed while it waits has lost a request; one that is closed in peace has not.
    private void lost(Lane lane) throws IOException {
        if (lane.sentAt != 0) {
            waiting--;
            broken++;
        }
        close(lane);
    }
}
