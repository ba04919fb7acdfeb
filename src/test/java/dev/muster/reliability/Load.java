package dev.muster.reliability;

import dev.muster.testing.Answer;
import dev.muster.testing.AnswerAssert;
import dev.muster.testing.Http;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Clients that write all the while, with one ledger, and a reader of the feed. Where the server is may change.
final class Load {

    private static final int WRITERS = 8;

    private final Ledger ledger = new Ledger();
    private final List<Writer> writers;
    private final TestSetting setting;
    private final Follower follower;
    private volatile List<URI> servers;
    private volatile boolean stopped = true;
    private final List<Future<?>> running = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// Makes a company whose client is not held back, grouped by department.
    ///
    /// @param servers each request goes to any of them; the reader of the feed is at the last
    Load(long seed, URI... servers) {
        this.servers = List.of(servers);
        Http operator = Http.bearer(servers[0].resolve("/api/v1"), TestServer.KEY, "application/json");
        Answer made = operator.post("/companies", "{\"name\": \"Acme\"}");
        AnswerAssert.assertThat(made).hasStatus(201);
        URI company = URI.create(operator.base() + "/companies/" + made.id());
        this.setting = new TestCompany(made.id(), new Http(company, operator.headers())).setting("""
                {"grouping": {"kind": "field", "field": "department"}, "hold": null}""");
        this.follower = new Follower(company());
        this.writers = IntStream.range(0, WRITERS)
                .mapToObj(i -> new Writer("w" + i, seed + i, ledger, this::scim, () -> stopped))
                .toList();
    }

    Ledger ledger() {
        return ledger;
    }

    void goesOnAt(URI url) {
        servers = List.of(url);
        follower.movesTo(company());
    }

    void begins() {
        stopped = false;
        writers.forEach(writer -> running.add(threads.submit(writer)));
        running.add(threads.submit(this::follow));
    }

    /// Lasts until so many changes more are acknowledged.
    void acknowledges(int more) {
        acknowledges(more, Duration.ofMinutes(1));
    }

    /// The same, and how long it took.
    Duration acknowledges(int more, Duration patience) {
        int enough = ledger.acknowledged() + more;
        Instant begin = Instant.now();
        while (ledger.acknowledged() < enough) {
            if (Instant.now().isAfter(begin.plus(patience))) {
                throw new AssertionError("No progress within " + patience + ": " + ledger);
            }
            LockSupport.parkNanos(10_000_000);
        }
        return Duration.between(begin, Instant.now());
    }

    void ends() throws Exception {
        stopped = true;
        for (Future<?> each : running) {
            each.get();
        }
        running.clear();
    }

    /// Repeats what is open.
    void settles() {
        stopped = false;
        writers.forEach(Writer::settle);
        stopped = true;
    }

    List<String> complaints() {
        return ledger.complaints(found());
    }

    Found found() {
        return Found.through(scim());
    }

    void followerCatchesUp(String as) {
        follower.catchesUp(company(), as);
    }

    private void follow() {
        while (!stopped) {
            try {
                follower.reads();
            } catch (UncheckedIOException | AssertionError e) {
                // Not now; it goes on where it was.
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    private Http scim() {
        URI server = servers.get(ThreadLocalRandom.current().nextInt(servers.size()));
        return Http.bearer(server.resolve("/scim/v2"), setting.token(), "application/scim+json");
    }

    private TestCompany company() {
        TestCompany first = setting.company();
        return new TestCompany(
                first.id(),
                new Http(
                        servers.getLast().resolve("/api/v1/companies/" + first.id()),
                        first.api().headers()));
    }
}
