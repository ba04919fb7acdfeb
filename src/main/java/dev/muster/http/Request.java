package dev.muster.http;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.io.ByteArrayInputStream;
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
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;

/// One request, as the doors see it.
///
/// @param id given by us; the answer carries it as `X-Request-Id`, events and the log name it
/// @param pathParameters decoded values of the `{names}` in the route's path
/// @param address where it comes from: the machine at the other end of the connection
/// @param query decoded parameters in the order sent (`+` and `%20` are a space, `%2B` a plus)
public record Request(
        String id,
        String method,
        String path,
        String address,
        Map<String, String> pathParameters,
        Map<String, List<String>> query,
        Function<String, @Nullable String> headers,
        Supplier<InputStream> stream) {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final String FORM = "application/x-www-form-urlencoded";

    /// One that we make of another: nobody asks where it comes from.
    public Request(
            String id,
            String method,
            String path,
            Map<String, String> pathParameters,
            Map<String, List<String>> query,
            Function<String, @Nullable String> headers,
            Supplier<InputStream> stream) {
        this(id, method, path, "", pathParameters, query, headers, stream);
    }

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
        checkAnnounced(limit);
        try {
            byte[] bytes = stream.get().readNBytes(limit + 1);
            if (bytes.length > limit) {
                UnreadBody.discard(stream.get());
                throw new Refused(new Refusal.TooLarge(limit));
            }
            return bytes;
        } catch (IOException e) {
            throw unread(e);
        } catch (UncheckedIOException e) {
            throw unread(e);
        }
    }

    /// The body's bytes as they come, for what is too long to be held. Closing it gives a client that is still
    /// sending a chance to see the answer.
    ///
    /// @throws Refused with TooLarge, on reading too, when there are more than `limit` bytes
    public InputStream flow(long limit) {
        checkAnnounced(limit);
        return new LimitedBody(stream.get(), limit);
    }

    private void checkAnnounced(long limit) {
        if (header("Content-Encoding")
                .filter(name -> !name.equalsIgnoreCase("identity"))
                .isPresent()) {
            throw new Refused(new Refusal.UnsupportedMediaType("Send the body without Content-Encoding"));
        }
        if (isAnnouncedTooLarge(limit)) {
            throw new Refused(new Refusal.TooLarge(limit));
        }
    }

    /// The fields of a form, decoded, in the order sent.
    ///
    /// @throws Refused with UnsupportedMediaType when the body is no form, TooLarge or InvalidSyntax
    public Map<String, List<String>> form(int limit) {
        String type = header("Content-Type").orElse("").split(";", 2)[0].strip();
        if (!type.equalsIgnoreCase(FORM)) {
            throw new Refused(new Refusal.UnsupportedMediaType("Send the body as " + FORM));
        }
        return QueryString.parse(body(limit));
    }

    /// The same request, from another address.
    Request from(String origin) {
        return new Request(id, method, path, origin, pathParameters, query, headers, stream);
    }

    /// Whether the body is a form that may hold files.
    public boolean isMultipart() {
        return Multipart.isSent(this);
    }

    /// The parts of a form with files.
    ///
    /// @throws Refused with UnsupportedMediaType when the body is none; with TooLarge, on reading too
    public Multipart multipart(long limit) {
        return Multipart.of(this, limit);
    }

    /// The same request with what is left of its form after the part at hand.
    public Request after(Multipart form) {
        try {
            InputStream rest = form.rest();
            return new Request(id, method, path, address, pathParameters, query, headers, () -> rest);
        } catch (IOException e) {
            throw unread(e);
        } catch (UncheckedIOException e) {
            throw unread(e);
        }
    }

    /// The same request, its body read already.
    public Request withBody(byte[] bytes) {
        return new Request(
                id, method, path, address, pathParameters, query, headers, () -> new ByteArrayInputStream(bytes));
    }

    /// The same request for somebody who holds what others wait for: it is left while the body does not come.
    public Request leaving(Runnable leave, Runnable takeAgain) {
        return new Request(
                id,
                method,
                path,
                pathParameters,
                query,
                headers,
                () -> new PatientInput(stream.get(), leave, takeAgain));
    }

    /// A client that asks before it sends, or announces more than we would throw away, is told without reading.
    private boolean isAnnouncedTooLarge(long limit) {
        long announced = header("Content-Length")
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
        long patience = header("Expect").isPresent() ? 0 : UnreadBody.LONGEST;
        return announced > limit + patience;
    }

    /// A body that breaks the rules of its transfer is the client's mistake. Otherwise the client went away or
    /// was too slow: nobody reads this answer, but nothing may be stored.
    public static Refused unread(Exception e) {
        boolean malformed = e instanceof HttpException || e.getCause() instanceof HttpException;
        return new Refused(
                malformed
                        ? new Refusal.InvalidSyntax("The body cannot be read.")
                        : new Refusal.Unavailable(RETRY_AFTER));
    }
}
