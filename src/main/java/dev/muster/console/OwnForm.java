package dev.muster.console;

import dev.muster.http.Multipart;
import dev.muster.http.Request;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Tells a form that one of our pages sent from one that a page of somebody else made a browser send: by its
/// origin, and by the token of the session.
///
/// @param console knows where browsers reach us, and words why a form is refused
record OwnForm(Console console) {

    private static final int LARGEST = 1 << 20;
    private static final long LARGEST_WITH_FILES = 512L << 20;
    private static final int LONGEST_TOKEN = 256;

    /// A form of somebody who is not signed in, judged by its origin alone.
    Request fromHere(Request request) {
        if (request.method().equals("POST") && !isFromHere(request)) {
            throw forbidden(request, "error.forbidden.elsewhere");
        }
        return request;
    }

    /// @return the request with a body that can still be read
    Request of(Visitor visitor, Request request) {
        if (!request.method().equals("POST")) {
            return request;
        }
        if (request.isMultipart()) {
            return withFiles(visitor, fromHere(request));
        }
        byte[] body = fromHere(request).body(LARGEST);
        Request read = request.withBody(body);
        check(
                request,
                visitor,
                read.form(LARGEST).getOrDefault(FormToken.FIELD, List.of("")).getFirst());
        return request.withBody(body);
    }

    /// A form with files is read as it comes, so its first part must be the token.
    private Request withFiles(Visitor visitor, Request request) {
        Multipart form = request.multipart(LARGEST_WITH_FILES);
        try {
            Optional<Multipart.Part> first =
                    form.next().filter(part -> part.name().equals(FormToken.FIELD));
            check(request, visitor, first.isPresent() ? first.get().text(LONGEST_TOKEN) : "");
        } catch (IOException e) {
            throw Request.unread(e);
        }
        return request.after(form);
    }

    private void check(Request request, Visitor visitor, String token) {
        if (!new FormToken(visitor.csrfToken()).isIn(token)) {
            throw forbidden(request, "error.forbidden.ended");
        }
    }

    private Refused forbidden(Request request, String key) {
        return new Refused(new Refusal.Forbidden(console.page(request).text(key)));
    }

    // By the host that the browser asked, too: this machine has several names.
    private boolean isFromHere(Request request) {
        String origin = request.header("Origin").orElse("");
        String host = request.header("Host").orElse("");
        URI baseUrl = console.baseUrl();
        return origin.equals(baseUrl.getScheme() + "://" + baseUrl.getRawAuthority())
                || (!host.isEmpty() && (origin.equals("https://" + host) || origin.equals("http://" + host)));
    }
}
