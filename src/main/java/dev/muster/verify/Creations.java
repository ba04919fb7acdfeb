package dev.muster.verify;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;
import tools.jackson.databind.JsonNode;

/// Everything that we made and have not removed, noticed from the answers themselves: no check can forget any.
final class Creations {

    private final Deque<Made> open = new ConcurrentLinkedDeque<>();
    private final Wire wire;
    private final Offer offer;
    private final Names names;

    Creations(Wire wire, Offer offer, Names names) {
        this.wire = wire;
        this.offer = offer;
        this.names = names;
    }

    /// @param shared whether it lives until the end of the run, not of the check
    private record Made(String path, boolean shared) {}

    void noticed(Exchange exchange, boolean shared) {
        String path = exchange.ask().path().replaceFirst("\\?.*", "").replaceFirst("/$", "");
        if (exchange.ask().method().equals("DELETE") && exchange.isGood()) {
            open.removeIf(made -> made.path().equals(path));
        } else if (exchange.ask().method().equals("POST") && exchange.isGood() && isCollection(path)) {
            String id = exchange.text("/id");
            String location = exchange.header("Location").orElse(exchange.text("/meta/location"));
            add(id.isEmpty() ? location : path + "/" + Trial.encoded(id), shared);
        } else if (path.equals("/Bulk")) {
            for (JsonNode result : exchange.json().path("Operations")) {
                if (result.path("method").asString("").toUpperCase(Locale.ROOT).equals("POST")) {
                    add(result.path("location").asString(""), shared);
                }
            }
        }
    }

    private void add(String place, boolean shared) {
        String path = place;
        if (place.startsWith("http")) {
            // Wherever a proxy makes it appear: the last two segments are the endpoint and the id.
            String[] segments = place.replaceFirst("[?#].*", "").split("/", -1);
            path = "/" + segments[segments.length - 2] + "/" + segments[segments.length - 1];
        }
        String whole = path;
        if (path.matches("(/[^/ ]+){2,}")
                && open.stream().noneMatch(made -> made.path().equals(whole))) {
            open.push(new Made(path, shared));
        }
    }

    /// Removes what a check made, the last first.
    void removePassing() {
        open.stream().filter(made -> !made.shared()).forEach(this::remove);
    }

    /// Removes everything, also what was made by requests whose answer never came.
    ///
    /// @return what could not be removed, and why
    List<String> removeAll() {
        search(Feature.USERS, "userName");
        search(Feature.GROUPS, "displayName");
        List<String> left = new ArrayList<>();
        for (Made made : List.copyOf(open)) {
            Exchange exchange = remove(made);
            if (open.contains(made)) {
                left.add(made.path() + " (DELETE is answered "
                        + (exchange.status() == 0 ? exchange.fault() : exchange.status()) + ")");
            }
        }
        return left;
    }

    private Exchange remove(Made made) {
        Exchange exchange = wire.sendAtLast(Ask.of("DELETE", made.path()));
        if (exchange.isGood() || exchange.status() == 404) {
            open.remove(made);
        }
        return exchange;
    }

    // A server that ignores filters answers with everybody: only the marker in the answer itself counts.
    private void search(Feature type, String attribute) {
        if (offer.lacks(Feature.FILTER).isPresent() || offer.lacks(type).isPresent()) {
            return;
        }
        String filter = Trial.encoded(attribute + " sw \"" + names.marker() + "\"");
        String endpoint = offer.endpoint(type);
        for (JsonNode each :
                wire.sendAtLast(Ask.of("GET", endpoint + "?filter=" + filter)).resources()) {
            String name = each.path(attribute).asString("").toLowerCase(Locale.ROOT);
            if (name.startsWith(names.marker())) {
                add(endpoint + "/" + Trial.encoded(each.path("id").asString("")), true);
            }
        }
    }

    private boolean isCollection(String path) {
        return path.equalsIgnoreCase(offer.endpoint(Feature.USERS))
                || path.equalsIgnoreCase(offer.endpoint(Feature.GROUPS));
    }
}
