package dev.muster.scim;

import dev.muster.directory.Precondition;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.scim.message.ETags;
import java.util.Locale;

/// What the headers of a request say about versions and about the answer (RFC 7644 section 3.14, RFC 7240
/// section 4.2).
public final class Conditional {

    private Conditional() {}

    /// What must hold of the resource for the request to change it.
    public static Precondition precondition(Request request) {
        return ETags.of(
                request.header("If-Match").orElse(null),
                request.header("If-None-Match").orElse(null));
    }

    /// Whether the client of a GET has this version already.
    public static boolean isNotModified(Request request, long version) {
        return ETags.isKnown(request.header("If-None-Match").orElse(null), version);
    }

    public static Response notModified(long version) {
        return Response.empty(304).with("ETag", ETags.of(version));
    }

    /// `Prefer: return=minimal` or `return=representation`.
    public static boolean prefers(Request request, String answer) {
        return request.header("Prefer")
                .map(text -> text.toLowerCase(Locale.ROOT).replace(" ", ""))
                .filter(text -> text.contains("return=" + answer))
                .isPresent();
    }
}
