package dev.muster.console;

import dev.muster.http.Request;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.net.URI;
import java.util.List;

/// Tells a form that one of our pages sent from one that a page of somebody else made a browser send: by its
/// origin, and by the token of the session.
///
/// @param baseUrl where browsers reach us
record OwnForm(URI baseUrl) {

    private static final int LARGEST = 1 << 20;

    /// A form of somebody who is not signed in, judged by its origin alone.
    Request fromHere(Request request) {
        if (request.method().equals("POST") && !isFromHere(request)) {
            throw new Refused(new Refusal.Forbidden("The form was not sent by a page of Muster."));
        }
        return request;
    }

    /// @return the request with a body that can still be read
    Request of(Visitor visitor, Request request) {
        if (!request.method().equals("POST")) {
            return request;
        }
        byte[] body = fromHere(request).body(LARGEST);
        Request read = request.withBody(body);
        String token =
                read.form(LARGEST).getOrDefault(FormToken.FIELD, List.of("")).getFirst();
        if (!new FormToken(visitor.csrfToken()).isIn(token)) {
            throw new Refused(new Refusal.Forbidden("The form belongs to a session that has ended."));
        }
        return request.withBody(body);
    }

    // By the host that the browser asked, too: this machine has several names.
    private boolean isFromHere(Request request) {
        String origin = request.header("Origin").orElse("");
        String host = request.header("Host").orElse("");
        return origin.equals(baseUrl.getScheme() + "://" + baseUrl.getRawAuthority())
                || (!host.isEmpty() && (origin.equals("https://" + host) || origin.equals("http://" + host)));
    }
}
