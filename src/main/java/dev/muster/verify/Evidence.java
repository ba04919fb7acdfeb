package dev.muster.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What was sent, what came back and what should have, with the token and passwords taken out.
///
/// @param sent method and path, then the body
/// @param got the status and the headers that matter, then the body
public record Evidence(String sent, String sentBody, String got, String gotBody, String expected) {

    private static final int LONGEST = 1500;
    private static final Pattern PASSWORD = Pattern.compile("(\"password\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final List<String> TELLING = List.of(
            "Content-Type", "Location", "Content-Location", "ETag", "WWW-Authenticate", "Allow", "Cache-Control");

    static Evidence of(Exchange exchange, String expected, String token) {
        Ask ask = exchange.ask();
        return new Evidence(
                clean(ask.method() + " " + ask.path() + headers(ask), token),
                clean(shortened(ask.body(), LONGEST), token),
                clean(exchange.status() == 0 ? exchange.fault() : exchange.status() + headers(exchange), token),
                clean(shortened(exchange.body(), LONGEST), token),
                clean(expected, token));
    }

    /// Nothing came back.
    boolean isSilence() {
        return !got.isEmpty() && !Character.isDigit(got.charAt(0));
    }

    static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + " … (" + text.length() + " characters)";
    }

    static String clean(String text, String token) {
        return PASSWORD.matcher(text.replace(token, "***")).replaceAll("$1\"***\"");
    }

    private static String headers(Ask ask) {
        List<String> lines = new ArrayList<>();
        ask.headers().forEach((name, value) -> {
            boolean usual = name.equals("Accept") || value.equals("application/scim+json");
            if (!usual && !name.equals("Authorization")) {
                lines.add("\n" + name + ": " + value);
            }
        });
        return (ask.withToken() ? "" : "\n(without the token)") + String.join("", lines);
    }

    private static String headers(Exchange exchange) {
        List<String> lines = new ArrayList<>();
        for (String name : TELLING) {
            exchange.headers().allValues(name).forEach(value -> lines.add("\n" + name + ": " + value));
        }
        return String.join("", lines);
    }
}
