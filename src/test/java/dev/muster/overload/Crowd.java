package dev.muster.overload;

import dev.muster.testing.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/// Many clients at once, each asking again as soon as it was answered. Who is refused pauses before, though not for the
/// second that it is asked to wait: else refusals would take the machine's processors from everybody.
final class Crowd {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final List<Thread> clients = new ArrayList<>();
    private final ConcurrentLinkedQueue<Timed> answers = new ConcurrentLinkedQueue<>();
    private final CountDownLatch start = new CountDownLatch(1);

    /// An answer and how long it took.
    record Timed(Answer answer, Duration time) {}

    /// @param request what the client of a number asks
    static List<Timed> ask(int clients, Duration duration, IntFunction<Answer> request) throws InterruptedException {
        return begin(clients, duration, request).end();
    }

    static Crowd begin(int clients, Duration duration, IntFunction<Answer> request) {
        Crowd crowd = new Crowd();
        for (int i = 0; i < clients; i++) {
            int number = i;
            crowd.clients.add(Thread.ofVirtual().start(() -> crowd.run(number, duration, request)));
        }
        crowd.start.countDown();
        return crowd;
    }

    private void run(int number, Duration duration, IntFunction<Answer> request) {
        try {
            start.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        long end = System.nanoTime() + duration.toNanos();
        do {
            long before = System.nanoTime();
            Answer answer = request.apply(number);
            answers.add(new Timed(answer, Duration.ofNanos(System.nanoTime() - before)));
            if (answer.status() == 429 || answer.status() == 503) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } while (System.nanoTime() < end);
    }

    /// Waits until so many answers have come, for five seconds at most.
    void untilAnswered(int count) {
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (answers.size() < count && System.nanoTime() < end) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    List<Timed> end() throws InterruptedException {
        for (Thread client : clients) {
            client.join();
        }
        return List.copyOf(answers);
    }

    /// The time within which a part of the answers came: 0.5 for the median.
    static Duration within(double part, List<Timed> answers) {
        List<Duration> times = new ArrayList<>(answers.stream().map(Timed::time).toList());
        Collections.sort(times);
        return times.isEmpty() ? Duration.ZERO : times.get((int) Math.min(times.size() - 1.0, times.size() * part));
    }

    static List<Timed> of(int status, List<Timed> answers) {
        return answers.stream().filter(one -> one.answer().status() == status).toList();
    }
}
