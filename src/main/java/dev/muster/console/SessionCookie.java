package dev.muster.console;

import dev.muster.access.account.Secret;
import dev.muster.http.Cookie;
import dev.muster.http.Request;
import dev.muster.http.Response;
import java.time.Duration;
import java.util.Optional;

/// What a browser holds while somebody is signed in. Over TLS its name binds it to this host and to TLS; on
/// plain loopback browsers would not take such a name.
///
/// @param secure whether browsers reach us over TLS
public record SessionCookie(boolean secure) {

    private static final int LONGEST = 100;

    String name() {
        return secure ? "__Host-muster-session" : "muster-session";
    }

    public Optional<Secret> of(Request request) {
        return Cookie.of(request, name())
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST)
                .map(Secret::new);
    }

    /// The browser keeps it until it is closed.
    public Response giveWith(Response response, Secret secret) {
        return response.with(new Cookie(name(), secret.text(), null, secure, false));
    }

    public Response takeWith(Response response) {
        return response.with(new Cookie(name(), "", Duration.ZERO, secure, false));
    }
}
