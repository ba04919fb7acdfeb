package dev.muster.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Reads the server library's request into ours.
final class Requests {

    private Requests() {}

    static Request read(Context context, String id, Places places) {
        return new Request(
                id,
                context.method().name(),
                context.path(),
                context.req().getRemoteAddr(),
                context.pathParamMap(),
                QueryString.parse(context.queryString()),
                context::header,
                () -> {
                    try {
                        return places.from(context.req().getInputStream());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
