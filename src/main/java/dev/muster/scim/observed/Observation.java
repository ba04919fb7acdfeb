package dev.muster.scim.observed;

import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.setting.Admitted;
import dev.muster.traffic.ObservedRequest;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Watches one request pass: what is read of its body is kept aside, up to a limit, and noted when it has been
/// answered.
public final class Observation {

    /// Larger bodies are not read again, and so not kept.
    static final int MOST_KEPT = 256 * 1024;

    private final Admitted token;
    private final Request request;
    private final Instant at;
    private final long started = System.nanoTime();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private long size;

    public Observation(Admitted token, Request request, Instant at) {
        this.token = token;
        this.request = request;
        this.at = at;
    }

    /// The request, to be answered in place of the one that came.
    public Request request() {
        return new Request(
                request.id(),
                request.method(),
                request.path(),
                request.pathParameters(),
                request.query(),
                request.headers(),
                () -> new Aside(request.stream().get()));
    }

    public ObservedRequest answeredWith(Response response) {
        Duration duration = Duration.ofNanos(System.nanoTime() - started);
        long answered = response.held().length;
        RequestSummary summary = new RequestSummary(request, response.status(), Noting.refusal(response));
        return new ObservedRequest(
                token.company(),
                token.setting(),
                at,
                request.method(),
                summary.resourceType(),
                response.status(),
                summary.scimType(),
                Math.min(size, MOST_KEPT) + answered,
                () -> kept(response, duration));
    }

    /// The server's request is gone when the note is made.
    private Supplier<ObservedRequest.Note> kept(Response response, Duration duration) {
        Request kept = Noting.withItsHeaders(request);
        Response told = Noting.withoutItsWriting(response);
        byte @Nullable [] sent = size > MOST_KEPT ? null : body.toByteArray();
        return new Noting(token.setting(), kept, at, duration, size, sent, told)::note;
    }

    /// Hands on what is read and keeps it.
    private final class Aside extends FilterInputStream {

        Aside(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            if (read > 0) {
                size += read;
                body.write(into, offset, Math.max(0, Math.min(read, MOST_KEPT - body.size())));
            }
            return read;
        }
    }
}
