package dev.muster.console;

import dev.muster.http.Multipart;
import dev.muster.http.Request;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /// A form of somebody who is signed in.
    ///
    /// @param request with a body that can still be read
    /// @param unsent what a page of another session sent, which is not taken; null for what is
    record Judged(Request request, @Nullable Map<String, List<String>> unsent) {}

    Judged of(Visitor visitor, Request request) {
        if (!request.method().equals("POST")) {
            return new Judged(request, null);
        }
        if (request.isMultipart()) {
            return new Judged(withFiles(visitor, fromHere(request)), null);
        }
        byte[] body = fromHere(request).body(LARGEST);
        Map<String, List<String>> form = request.withBody(body).form(LARGEST);
        String token = form.getOrDefault(FormToken.FIELD, List.of("")).getFirst();
        return new Judged(request.withBody(body), isOf(visitor, token) ? null : form);
    }

    /// What somebody sent whose session has ended: nothing that a page of somebody else made up, and no files.
    Map<String, List<String>> unsent(Request request) {
        try {
            return isFromHere(request) && !request.isMultipart() ? request.form(LARGEST) : Map.of();
        } catch (Refused _) {
            return Map.of();
        }
    }

    /// A form with files is read as it comes, so its first part must be the token.
    private Request withFiles(Visitor visitor, Request request) {
        Multipart form = request.multipart(LARGEST_WITH_FILES);
        try {
            Optional<Multipart.Part> first =
                    form.next().filter(part -> part.name().equals(FormToken.FIELD));
            if (!isOf(visitor, first.isPresent() ? first.get().text(LONGEST_TOKEN) : "")) {
                throw forbidden(request, "error.forbidden.ended");
            }
        } catch (IOException e) {
            throw Request.unread(e);
        }
        return request.after(form);
    }

    private static boolean isOf(Visitor visitor, String token) {
        return new FormToken(visitor.csrfToken()).isIn(token);
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
