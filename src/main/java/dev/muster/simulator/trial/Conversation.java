package dev.muster.simulator.trial;

import dev.muster.simulator.Pace;
import dev.muster.simulator.ScimConnection;
import dev.muster.simulator.ScimConnection.Reply;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/// What a client and the server say to each other, and the ids that the client has learned.
final class Conversation implements AutoCloseable {

    /// After so many requests without an answer in a row nothing more is sent.
    private static final int PATIENCE = 5;

    private final ScimConnection scim;
    private final Map<String, String> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> byStatus = new ConcurrentHashMap<>();
    private final AtomicInteger silent = new AtomicInteger();

    Conversation(URI base, Map<String, String> headers, String contentType, Pace pace) {
        this.scim =
                new ScimConnection(base, headers, contentType, pace, status -> byStatus.merge(status, 1, Integer::sum));
    }

    JsonNode get(String path) {
        return granted("GET", path, scim::get).json();
    }

    /// @return what is meant by a list without results, or 404 where a list should be: nobody
    Optional<JsonNode> finds(String path) {
        Reply reply = ask("GET", path, scim::get);
        if (reply.status() == 404) {
            return Optional.empty();
        }
        JsonNode first = granted("GET", path, reply).json().at("/Resources/0");
        return first.isObject() ? Optional.of(first) : Optional.empty();
    }

    /// @return the new resource's id
    String post(String path, JsonNode body) {
        Reply reply = granted("POST", path, ask -> scim.post(ask, body));
        String id = reply.json().path("id").asString("");
        if (id.isEmpty()) {
            throw new Declined(request("POST", path), reply.status(), "the answer has no id, so nothing can follow");
        }
        return id;
    }

    void put(String path, JsonNode body) {
        granted("PUT", path, ask -> scim.put(ask, body));
    }

    void patch(String path, JsonNode body) {
        granted("PATCH", path, ask -> scim.patch(ask, body));
    }

    /// Who is gone already is as good as deleted.
    void delete(String path) {
        Reply reply = ask("DELETE", path, scim::delete);
        if (reply.status() != 404) {
            granted("DELETE", path, reply);
        }
    }

    /// @throws Declined when the server never gave one, because it refused the create
    String idOf(String externalId) {
        String id = ids.get(externalId);
        if (id == null) {
            throw new Declined("", 0, "was not sent: the server had refused to create it");
        }
        return id;
    }

    Optional<String> knownIdOf(String externalId) {
        return Optional.ofNullable(ids.get(externalId));
    }

    void learns(String externalId, String id) {
        ids.put(externalId, id);
    }

    void forgets(String externalId) {
        ids.remove(externalId);
    }

    Map<Integer, Integer> byStatus() {
        return Map.copyOf(byStatus);
    }

    private Reply granted(String method, String path, Sending sending) {
        return granted(method, path, ask(method, path, sending));
    }

    private static Reply granted(String method, String path, Reply reply) {
        if (!reply.isGood()) {
            throw new Declined(request(method, path), reply.status(), Words.of(reply));
        }
        return reply;
    }

    @FunctionalInterface
    private interface Sending {
        Reply to(String path) throws IOException, InterruptedException;
    }

    private Reply ask(String method, String path, Sending sending) {
        try {
            Reply reply = sending.to(path);
            silent.set(0);
            return reply;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("It was interrupted.");
        } catch (IOException e) {
            if (silent.incrementAndGet() >= PATIENCE) {
                throw new CannotRun("The server does not answer (any more): " + Words.of(e));
            }
            throw new Declined(request(method, path), 0, "no answer came: " + Words.of(e));
        }
    }

    private static String request(String method, String path) {
        return method + " " + path.replaceAll("^(/[^/?]*).*", "$1");
    }

    @Override
    public void close() {
        scim.close();
    }
}
