package dev.muster.console;

import dev.muster.http.Area;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import java.time.Duration;

/// Words refusals and faults as pages. What went wrong inside stays in the log; the page names the request.
///
/// @param accepted the languages that are asked for, as the header `Accept-Language` has them
record PageErrors(Console console, String accepted) implements Area.Errors {

    PageErrors(Console console) {
        this(console, "");
    }

    @Override
    public Area.Errors in(String languages) {
        return new PageErrors(console, languages);
    }

    @Override
    public Response refused(Refusal refusal) {
        return Protection.of(refused(console.bare(accepted), refusal));
    }

    @Override
    public Response failed(String requestId) {
        return Protection.of(console.show(500, console.bare(accepted), Trouble.fault(requestId)));
    }

    Response refused(Page page, Refusal refusal) {
        return switch (refusal) {
            case Refusal.InvalidSyntax bad -> trouble(page, 400, "unreadable", bad.message());
            case Refusal.InvalidValue bad -> trouble(page, 400, "unreadable", bad.message());
            case Refusal.InvalidFields bad ->
                trouble(page, 400, "unreadable", bad.errors().getFirst().message());
            case Refusal.InvalidFilter bad -> trouble(page, 400, "unreadable", bad.message());
            case Refusal.InvalidPath bad -> trouble(page, 400, "unreadable", bad.message());
            case Refusal.NoTarget bad -> trouble(page, 400, "unreadable", bad.message());
            case Refusal.Mutability bad -> trouble(page, 400, "unreadable", bad.message());
            case Refusal.TooMany bad -> trouble(page, 400, "unreadable", bad.message());
            case Refusal.UnusableCursor bad -> trouble(page, 400, "unreadable", bad.message());
            case Refusal.UnsupportedMediaType bad -> trouble(page, 415, "unreadable", bad.message());
            case Refusal.Unauthorized ignored -> trouble(page, 401, "signed-out", "");
            case Refusal.Forbidden forbidden -> trouble(page, 403, "forbidden", forbidden.message());
            case Refusal.NotFound ignored -> trouble(page, 404, "unknown", "");
            case Refusal.MethodNotAllowed other ->
                trouble(page, 405, "unknown", "").with("Allow", String.join(", ", other.allowed()));
            case Refusal.Uniqueness taken -> trouble(page, 409, "conflict", taken.message());
            case Refusal.Locked locked -> trouble(page, 409, "conflict", locked.message());
            case Refusal.Unresolved reference -> trouble(page, 409, "conflict", reference.message());
            case Refusal.PreconditionFailed failed -> trouble(page, 412, "conflict", failed.message());
            case Refusal.TooLarge ignored -> trouble(page, 413, "too-large", "");
            case Refusal.TooManyOperations ignored -> trouble(page, 413, "too-large", "");
            case Refusal.TooManyRequests busy -> later(trouble(page, 429, "busy", ""), busy.retryAfter());
            case Refusal.NotImplemented missing -> trouble(page, 501, "unreadable", missing.message());
            case Refusal.Unavailable busy -> later(trouble(page, 503, "busy", ""), busy.retryAfter());
        };
    }

    private Response trouble(Page page, int status, String kind, String detail) {
        return console.show(status, page, new Trouble(kind, page.said(detail)));
    }

    private static Response later(Response response, Duration after) {
        return response.with("Retry-After", Long.toString(Math.max(1, after.toSeconds())));
    }
}
