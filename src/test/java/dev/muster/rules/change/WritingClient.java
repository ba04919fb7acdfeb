package dev.muster.rules.change;

import static dev.muster.testing.UserBody.user;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.UserBody;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// An identity provider that never rests: new people, other departments and titles, people switched off and on,
/// deleted and back again. What gets no answer, or the one to come later, it asks again until it knows.
final class WritingClient implements AutoCloseable {

    private static final int WORKERS = 4;
    private static final int DEPARTMENTS = 45;
    private static final Set<Integer> LATER = Set.of(429, 503);

    private final Supplier<URI> node;
    private final String token;
    private final int people;
    private final Map<String, Sent> known = new ConcurrentHashMap<>();
    private final AtomicInteger writes = new AtomicInteger();
    private final List<Thread> workers = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private volatile boolean stopped;

    private WritingClient(Supplier<URI> node, String token, int people) {
        this.node = node;
        this.token = token;
        this.people = people;
    }

    /// @param node where to send to; it may be dead for a while
    /// @param people `u1` and so on are there already
    static WritingClient start(Supplier<URI> node, String token, int people, long seed) {
        WritingClient client = new WritingClient(node, token, people);
        for (int i = 0; i < WORKERS; i++) {
            int worker = i;
            client.workers.add(Thread.ofVirtual().start(() -> client.work(worker, new Random(seed + worker))));
        }
        return client;
    }

    /// What was acknowledged, by userName. To be asked when the client has stopped.
    Map<String, Sent> known() {
        return Map.copyOf(known);
    }

    /// Acknowledged changes so far.
    int writes() {
        return writes.get();
    }

    /// What was answered that should not have been.
    List<String> faults() {
        synchronized (faults) {
            return List.copyOf(faults);
        }
    }

    /// Finishes what was begun and stops; a node has to be alive for that.
    void rest() throws InterruptedException {
        stopped = true;
        for (Thread worker : workers) {
            worker.join();
        }
    }

    @Override
    public void close() {
        stopped = true;
    }

    private void work(int worker, Random random) {
        List<String> mine = new ArrayList<>();
        for (int person = 1 + worker; person <= people; person += WORKERS) {
            mine.add("u" + person);
        }
        try {
            for (int i = 0; !stopped; i++) {
                if (random.nextInt(8) == 0) {
                    String name = "new-" + worker + "-" + i;
                    mine.add(name);
                    create(name, random);
                } else {
                    change(mine.get(random.nextInt(mine.size())), random);
                }
                writes.incrementAndGet();
            }
        } catch (RuntimeException e) {
            synchronized (faults) {
                faults.add(e.toString());
            }
        }
    }

    private void change(String name, Random random) {
        Sent sent = known.computeIfAbsent(name, this::lookUp);
        if (sent.id() == null) {
            create(name, random);
            return;
        }
        switch (random.nextInt(10)) {
            case 0 -> {
                ask("DELETE", "/Users/" + sent.id(), "", 204, 404);
                known.put(name, sent.deleted());
            }
            case 1, 2 -> patch(name, sent, "active", sent.isActive() ? "false" : "true");
            case 3, 4 -> patch(name, sent, "title", title(random));
            case 5 -> patch(name, sent, "nickName", "" + random.nextInt(50));
            default -> patch(name, sent, Sent.DEPARTMENT, department(random));
        }
    }

    private void patch(String name, Sent sent, String attribute, String value) {
        ask("PATCH", "/Users/" + sent.id(), """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations": [{"op": "replace", "path": "%s", "value": "%s"}]}""".formatted(attribute, value), 200);
        known.put(name, sent.with(attribute, value));
    }

    /// Creates or brings back. Whoever is there already when the request comes again was made by it.
    private void create(String name, Random random) {
        UserBody body = user(name)
                .externalId("x-" + name)
                .department(department(random))
                .with("title", "\"" + title(random) + "\"")
                .with("nickName", "\"" + random.nextInt(50) + "\"");
        Answer answer = ask("POST", "/Users", body.toString(), 201, 409);
        known.put(name, answer.status() == 201 ? Sent.of(answer.json()) : lookUp(name));
    }

    private Sent lookUp(String name) {
        String filter = URLEncoder.encode("userName eq \"" + name + "\"", StandardCharsets.UTF_8);
        JsonNode found = ask("GET", "/Users?filter=" + filter, "", 200).at("/Resources/0");
        if (!found.isObject()) {
            throw new IllegalStateException(name + " is not found, and nobody deleted it");
        }
        return Sent.of(found);
    }

    /// Asks until it is answered. The second status is right only for a request that may have been done before.
    private Answer ask(String method, String path, String body, int status, int... statusOfRepetition) {
        boolean unknown = false;
        while (true) {
            try {
                Answer answer = scim().send(method, path, body.isEmpty() ? null : body);
                if (answer.status() == status || (unknown && answer.status() == statusOfRepetition[0])) {
                    return answer;
                }
                if (!LATER.contains(answer.status())) {
                    throw new IllegalStateException(answer.toString());
                }
                unknown |= statusOfRepetition.length > 0;
            } catch (UncheckedIOException e) {
                if (stopped) {
                    throw e;
                }
                unknown = statusOfRepetition.length > 0;
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private Http scim() {
        return Http.bearer(URI.create(node.get() + "/scim/v2"), token, "application/scim+json");
    }

    private static String department(Random random) {
        return random.nextInt(9) == 0 ? "DEPARTMENT 7 " : "Department " + random.nextInt(DEPARTMENTS);
    }

    private static String title(Random random) {
        return random.nextBoolean() ? "Title " + random.nextInt(14) : "" + random.nextInt(5);
    }
}
