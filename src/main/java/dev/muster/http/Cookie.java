package dev.muster.http;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A cookie for the whole site (RFC 6265 section 4.1), never sent along by a page of somebody else that posts.
///
/// @param maxAge null for as long as the browser runs; zero takes the cookie back
/// @param secure whether it travels over TLS only
/// @param readable whether scripts of a page may read it
public record Cookie(String name, String value, @Nullable Duration maxAge, boolean secure, boolean readable) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._~+/=-]*");

    public Cookie {
        if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("No cookie has such a name or value");
        }
    }

    /// The value that a request brought, the first of the name.
    public static Optional<String> of(Request request, String name) {
        for (String pair : request.header("Cookie").orElse("").split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                return Optional.of(pair.substring(equals + 1).strip());
            }
        }
        return Optional.empty();
    }

    /// As the header `Set-Cookie` has it.
    String header() {
        return name + "=" + value + "; Path=/; SameSite=Lax"
                + (maxAge == null ? "" : "; Max-Age=" + maxAge.toSeconds())
                + (secure ? "; Secure" : "")
                + (readable ? "" : "; HttpOnly");
    }
}
