package dev.muster.bench.load;

import dev.muster.bench.machine.BenchFailure;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sends the requests of many clients from one thread, a connection each. The load shares the machine with
/// what it measures, so it must cost little: no thread waits for an answer.
public final class Load {

    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

    private final Selector selector;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private long[] latencies = new long[1 << 14];
    private int answers;
    private int wrong;
    private int refused;
    private long lastAnswer;

    /// One client with its connection.
    private static final class Lane {
        private final Client client;
        private final Wire wire;
        private long sentAt;

        Lane(Client client, InetSocketAddress address, Selector selector) throws IOException {
            this.client = client;
            this.wire = new Wire(address, selector, this);
        }
    }

    /// What happened, how long each answer took, and what the sending itself has cost.
    public static final class Outcome {
        private final long[] latencies;
        private final int wrong;
        private final int refused;
        private final List<String> complaints;
        private final Duration elapsed;
        private final long cpuNanos;

        private Outcome(
                long[] latencies, int wrong, int refused, List<String> complaints, Duration elapsed, long cpuNanos) {
            this.latencies = latencies;
            this.wrong = wrong;
            this.refused = refused;
            this.complaints = complaints;
            this.elapsed = elapsed;
            this.cpuNanos = cpuNanos;
        }

        /// Those of refused requests are not among them.
        public int answers() {
            return latencies.length;
        }

        /// Answers that are not what the client had to get.
        public int wrong() {
            return wrong;
        }

        /// Requests that were to come again later: 429 and 503.
        public int refused() {
            return refused;
        }

        public int errors() {
            return wrong + refused;
        }

        /// What the first few wrong answers and refusals said.
        public List<String> complaints() {
            return complaints;
        }

        public long cpuNanos() {
            return cpuNanos;
        }

        public double rate() {
            return answers() / Math.max(1e-9, elapsed.toNanos() / 1e9);
        }

        public double millis(double quantile) {
            if (latencies.length == 0) {
                return 0;
            }
            int index = (int) Math.min(latencies.length - 1, Math.floor(quantile * latencies.length));
            return latencies[index] / 1e6;
        }

        public double cpuMicros() {
            return cpuNanos / 1e3 / Math.max(1, answers());
        }
    }

    private Load(Selector selector) {
        this.selector = selector;
    }

    /// Runs until the time is over and the last answer is there, or until no client has a request left.
    public static Outcome run(InetSocketAddress address, List<Client> clients, Duration duration) {
        try (Selector selector = Selector.open()) {
            Load load = new Load(selector);
            for (Client client : clients) {
                load.lanes.add(new Lane(client, address, selector));
            }
            try {
                return load.run(duration);
            } finally {
                for (Lane lane : load.lanes) {
                    lane.wire.close();
                }
            }
        } catch (IOException e) {
            throw new BenchFailure("The load ended early: " + e.getMessage(), e);
        }
    }

    private Outcome run(Duration duration) throws IOException {
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        lastAnswer = start;
        int busy = 0;
        for (Lane lane : lanes) {
            busy += ask(lane, start, end);
        }
        while (busy > 0) {
            selector.select(1000);
            if (System.nanoTime() - lastAnswer > PATIENCE_NANOS) {
                throw new IOException("no answer for a minute");
            }
            for (SelectionKey key : selector.selectedKeys()) {
                busy -= serve(key, end);
            }
            selector.selectedKeys().clear();
        }
        long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
        long[] sorted = Arrays.copyOf(latencies, answers);
        Arrays.sort(sorted);
        return new Outcome(sorted, wrong, refused, complaints, Duration.ofNanos(lastAnswer - start), used);
    }

    /// @return 1 when the lane has nothing more to do
    private int serve(SelectionKey key, long end) throws IOException {
        Lane lane = (Lane) key.attachment();
        if (key.isWritable()) {
            lane.wire.write();
        }
        if (!key.isReadable()) {
            return 0;
        }
        Optional<Answer> answer = lane.wire.read();
        if (answer.isEmpty()) {
            return 0;
        }
        long now = System.nanoTime();
        count(now - lane.sentAt, lane.client.answered(answer.get()), answer.get());
        lastAnswer = now;
        return 1 - ask(lane, now, end);
    }

    /// @return 1 when a request is on its way
    private int ask(Lane lane, long now, long end) throws IOException {
        byte @Nullable [] request = now < end ? lane.client.next() : null;
        if (request == null) {
            return 0;
        }
        lane.sentAt = System.nanoTime();
        lane.wire.send(request);
        return 1;
    }

    private void count(long nanos, boolean right, Answer answer) {
        if (!right) {
            complain(answer);
        }
        if (!right && isRefusal(answer)) {
            refused++;
            return;
        }
        if (answers == latencies.length) {
            latencies = Arrays.copyOf(latencies, answers * 2);
        }
        latencies[answers++] = nanos;
        wrong += right ? 0 : 1;
    }

    private static boolean isRefusal(Answer answer) {
        return answer.status() == 429 || answer.status() == 503;
    }

    private void complain(Answer answer) {
        if (complaints.size() < 3) {
            String body = answer.body();
            complaints.add(answer.status() + " " + body.substring(0, Math.min(300, body.length())));
        }
    }
}
