package dev.muster.http;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One request, as the doors see it.
///
/// @param id given by us; the answer carries it as `X-Request-Id`, events and the log name it
/// @param pathParameters decoded values of the `{names}` in the route's path
/// @param query decoded parameters in the order sent (`+` and `%20` are a space, `%2B` a plus)
public record Request(
        String id,
        String method,
        String path,
        Map<String, String> pathParameters,
        Map<String, List<String>> query,
        Function<String, @Nullable String> headers,
        Supplier<InputStream> stream) {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    public String pathParameter(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The route has no path parameter " + name);
        }
        return value;
    }

    /// The id in the path. Text that is no UUID cannot name anything, so it is refused as unknown.
    public UUID pathId(String name) {
        String text = pathParameter(name);
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equals(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // falls through to the same answer as an unknown id
        }
        throw new Refused(new Refusal.NotFound(text));
    }

    /// The first value of a query parameter; names are compared with case.
    public Optional<String> parameter(String name) {
        List<String> values = query.get(name);
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.apply(name));
    }

    /// The body's bytes, up to a limit that holds for chunked transfer too.
    ///
    /// @throws Refused with TooLarge when there are more than `limit` bytes
    public byte[] body(int limit) {
        try {
            byte[] bytes = stream.get().readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new Refused(new Refusal.TooLarge(limit));
            }
            return bytes;
        } catch (IOException e) {
            // The client went away or was too slow: nobody reads this answer, but nothing may be stored.
            throw new Refused(new Refusal.Unavailable(RETRY_AFTER));
        } catch (UncheckedIOException e) {
            throw new Refused(new Refusal.Unavailable(RETRY_AFTER));
        }
    }
}
