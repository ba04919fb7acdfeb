package dev.muster.simulator.trial;

import dev.muster.simulator.ScimConnection.Reply;

/// Answers in plain words.
final class Words {

    private Words() {}

    static String of(Reply reply) {
        String detail = reply.json().path("detail").asString("").strip();
        return meaning(reply.status()) + (detail.isEmpty() ? "" : ": " + detail);
    }

    private static String meaning(int status) {
        return switch (status) {
            case 301, 302, 307, 308 -> "the server wants another address";
            case 400 -> "the server does not understand the request";
            case 401 -> "the token is not accepted";
            case 403 -> "the token may not do this";
            case 404 -> "the server does not know it";
            case 405, 501 -> "the server does not offer this";
            case 409 -> "it exists already, or contradicts what exists";
            case 412 -> "it was changed in between";
            case 413 -> "the request is too large";
            case 415 -> "the server does not take this Content-Type";
            case 429 -> "the server is asked too often";
            case 503 -> "the server is not ready";
            default -> status >= 500 ? "the server failed" : "the server refused";
        };
    }

    static String of(Exception e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : ", " + message);
    }
}
