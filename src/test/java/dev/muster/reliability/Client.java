package dev.muster.reliability;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What every client does with an answer: a yes is written down, a no is believed, and what is neither is asked
/// again until it is one of them.
record Client(Ledger ledger, Supplier<Http> scim, BooleanSupplier stopped) {

    private static final long PAUSE_NANOS = 20_000_000;

    /// Asks, and repeats it until there is an answer or the client is stopped.
    ///
    /// @return whether there was an answer
    boolean settles(Line line, Intent intent) {
        line.asks(intent);
        return settles(line, intent, false);
    }

    /// What was left open when the client was stopped.
    boolean settles(Line line) {
        return line.open().map(intent -> settles(line, intent, true)).orElse(true);
    }

    private boolean settles(Line line, Intent intent, boolean askedBefore) {
        for (boolean again = askedBefore; !stopped.getAsBoolean(); again = true) {
            Optional<Answer> answer =
                    ask(intent.method(), intent.path(), intent.body().get());
            if (answer.isPresent() && hears(line, intent, answer.get(), again)) {
                return true;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return false;
    }

    /// Asks for what must be refused.
    void isRefused(String method, String path, String body, String version) {
        Http asking = version.isEmpty() ? scim.get() : scim.get().with("If-Match", version);
        ask(asking, method, path, body).ifPresent(answer -> {
            if (answer.status() >= 400 && answer.status() < 500) {
                ledger.countRefused();
            } else {
                ledger.wrong("This must be refused: " + answer);
            }
        });
    }

    /// @return nothing when the outcome is unknown: no answer, or 503
    Optional<Answer> ask(String method, String path, String body) {
        return ask(scim.get(), method, path, body);
    }

    private Optional<Answer> ask(Http http, String method, String path, String body) {
        try {
            Answer answer = http.send(method, path, body.isEmpty() ? null : body);
            if (answer.status() < 500) {
                return Optional.of(answer);
            }
            // In trouble a server says so, and when to come again; nothing else.
            if (answer.status() != 503
                    || answer.headers().firstValue("Retry-After").isEmpty()) {
                ledger.wrong("In trouble it was answered: " + answer);
            }
        } catch (UncheckedIOException e) {
            // The connection was lost, or none could be made.
        }
        ledger.countUnknown();
        return Optional.empty();
    }

    /// @return whether the answer was a yes or a no
    private boolean hears(Line line, Intent intent, Answer answer, boolean again) {
        if (intent.deletes() && (answer.status() == 204 || (again && answer.status() == 404))) {
            return acknowledged(line, null);
        }
        if (intent.wanted() != null && (answer.status() == 200 || answer.status() == 201)) {
            return toldWell(line, intent, answer.json());
        }
        if (intent.wanted() != null && answer.status() == 204) {
            String id = line.known().orElseThrow().id();
            String version = answer.headers().firstValue("ETag").orElse(null);
            return acknowledged(line, new Known(id, intent.wanted(), version, null));
        }
        if (intent.creates() && again && answer.status() == 409) {
            return there(line).map(found -> toldWell(line, intent, found)).orElse(false);
        }
        ledger.wrong((again ? "Repeated, " : "") + intent + " with " + answer);
        line.refused();
        return true;
    }

    /// What the answer to a bulk says of one of its operations; its resource is not in it.
    void hears(Line line, Intent intent, JsonNode told) {
        int status = told.path("status").asInt();
        String location = told.path("location").asString("");
        if (status >= 200 && status < 300) {
            String id = location.substring(location.lastIndexOf('/') + 1);
            String version = told.path("version").asString(null);
            acknowledged(line, intent.wanted() == null ? null : new Known(id, intent.wanted(), version, null));
        } else if (status == 503) {
            ledger.countUnknown();
        } else {
            ledger.wrong(intent + " of a bulk with " + told);
            line.refused();
        }
    }

    private boolean toldWell(Line line, Intent intent, JsonNode resource) {
        Known told = Known.of(resource, ledger.names());
        if (!told.content().equals(intent.wanted())) {
            ledger.wrong(intent + " was acknowledged as " + resource);
        }
        return acknowledged(line, told);
    }

    private boolean acknowledged(Line line, @Nullable Known now) {
        line.acknowledged(now);
        ledger.countAcknowledged();
        return true;
    }

    /// Who bears the name already. A client that is told of a conflict looks for what it conflicts with.
    private Optional<JsonNode> there(Line line) {
        String attribute = line.isGroup() ? "displayName" : "userName";
        String filter = URLEncoder.encode(attribute + " eq \"" + line.name() + "\"", StandardCharsets.UTF_8);
        return ask("GET", (line.isGroup() ? "/Groups" : "/Users") + "?filter=" + filter, "")
                .flatMap(answer -> {
                    if (answer.at("/Resources").size() == 1) {
                        return Optional.of(answer.at("/Resources/0"));
                    }
                    ledger.wrong("There was a conflict with " + line.name() + ", but " + answer);
                    return Optional.empty();
                });
    }
}
