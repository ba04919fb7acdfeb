package dev.muster.oauth;

import dev.muster.fuzz.Fuzzed;
import dev.muster.fuzz.Invariant;
import dev.muster.http.Request;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.setting.Token;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/// A client shows itself to the token address by HTTP Basic and a form. What it meant is found, whoever it is; what
/// cannot be read is refused without a word of it.
///
/// The input is what stands in the header before the first line break, and in the form after it. Without a line break
/// it is what a client puts into the header's base 64, with a colon between id and secret.
public final class BasicTarget implements Fuzzed {

    private static final Set<String> TOLD = Set.of(
            "The query of the address, or the form, is not correctly percent-encoded.",
            "Send the client's secret in one place: the header or the form",
            "The parameter client_id is there more than once",
            "The parameter client_secret is there more than once");

    @Override
    public void read(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        int line = text.indexOf('\n');
        if (line >= 0) {
            read(text.substring(0, line), text.substring(line + 1));
            return;
        }
        read("Basic " + Base64.getEncoder().encodeToString(input), "grant_type=client_credentials");
        int colon = text.indexOf(':');
        if (colon >= 0) {
            meant(text.substring(0, colon), text.substring(colon + 1));
        }
    }

    /// RFC 6749 section 2.3.1: both are encoded like the values of a form, before they become Basic's user and
    /// password.
    private static void meant(String id, String secret) {
        String pair = encoded(id) + ":" + encoded(secret);
        String header = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        TokenRequest.Credentials shown = TokenRequest.read(request(header, "grant_type=client_credentials"))
                .credentials();

        Invariant.same(new TokenRequest.Credentials(id, secret), shown);
    }

    private static void read(String header, String form) {
        try {
            TokenRequest asked = TokenRequest.read(request(header, form));
            TokenRequest.Credentials shown = asked.credentials();
            Invariant.same("Credentials[" + shown.id() + "]", shown.toString());
            Token.parse(shown.secret()).ifPresent(token -> Invariant.same(shown.secret(), token.text()));
            Invariant.holds(asked.parameter("client_secret").isEmpty() || header.isEmpty(), "it is shown once");
        } catch (Refused refused) {
            answered(refused.refusal());
        }
    }

    private static void answered(Refusal refusal) {
        boolean expected = switch (refusal) {
            case Refusal.Unauthorized ignored -> true;
            case Refusal.TooLarge ignored -> true;
            case Refusal.InvalidSyntax(String message) -> TOLD.contains(message);
            default -> false;
        };
        int status = new OAuthError().refused(refusal).status();
        Invariant.holds(expected && status >= 400 && status < 500, "the mistake is told in words of ours");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Request request(String header, String form) {
        Map<String, String> headers = header.isEmpty()
                ? Map.of("Content-Type", "application/x-www-form-urlencoded")
                : Map.of("Content-Type", "application/x-www-form-urlencoded", "Authorization", header);
        byte[] body = form.getBytes(StandardCharsets.UTF_8);
        return new Request(
                "1", "POST", "/oauth/token", Map.of(), Map.of(), headers::get, () -> new ByteArrayInputStream(body));
    }
}
