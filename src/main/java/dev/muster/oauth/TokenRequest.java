package dev.muster.oauth;

import dev.muster.http.Request;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a client sends for an access token: a form, and its credentials in the form or by HTTP Basic (RFC 6749
/// sections 2.3.1 and 4.4.2).
record TokenRequest(Map<String, List<String>> form, Optional<String> authorization) {

    private static final int BODY_LIMIT = 8 * 1024;
    private static final String BASIC = "basic ";

    /// A client's id and its secret.
    record Credentials(String id, String secret) {

        /// A record would print the secret.
        @Override
        public String toString() {
            return "Credentials[" + id + "]";
        }
    }

    static TokenRequest read(Request request) {
        return new TokenRequest(request.form(BODY_LIMIT), request.header("Authorization"));
    }

    /// @throws Refused with InvalidSyntax when the client shows itself in both ways at once
    Credentials credentials() {
        Optional<String> secret = parameter("client_secret");
        Optional<String> id = parameter("client_id");
        if (authorization.isEmpty()) {
            return new Credentials(id.orElse(""), secret.orElse(""));
        }
        if (secret.isPresent()) {
            throw new Refused(
                    new Refusal.InvalidSyntax("Send the client's secret in one place: the header or the form"));
        }
        return basic(authorization.get());
    }

    /// The value of a parameter; one without a value counts as omitted (RFC 6749 section 3.2).
    ///
    /// @throws Refused with InvalidSyntax when it is there twice
    Optional<String> parameter(String name) {
        List<String> values = form.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new Refused(new Refusal.InvalidSyntax("The parameter " + name + " is there more than once"));
        }
        return values.stream().filter(value -> !value.isEmpty()).findFirst();
    }

    private static Credentials basic(String authorization) {
        if (!authorization.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
            throw new Refused(new Refusal.Unauthorized(true));
        }
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).strip());
            String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            return new Credentials(plain(parts[0]), parts.length < 2 ? "" : plain(parts[1]));
        } catch (IllegalArgumentException e) {
            throw new Refused(new Refusal.Unauthorized(true));
        }
    }

    private static String plain(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
