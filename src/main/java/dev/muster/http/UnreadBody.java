package dev.muster.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.UnaryOperator;

/// What a client is still sending while its request is refused. Answered before it has come, the connection would be
/// closed in the middle of it: the client sees a broken connection instead of the answer, and so may the next request
/// that it has already put on the line (RFC 9112 section 9.6).
final class UnreadBody {

    static final long LONGEST = 16L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private UnreadBody() {}

    /// @param waiting what the request does with its place while nothing comes, if it holds one
    static void discard(HttpServletRequest request, UnaryOperator<InputStream> waiting) {
        if (isAwaited(request)) {
            try {
                discard(waiting.apply(request.getInputStream()));
            } catch (IOException e) {
                // the client went away
            }
        }
    }

    /// Reads to the end, or as far and as long as we are willing to: nothing is known of the sender but that it was
    /// refused.
    static void discard(InputStream body) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        byte[] some = new byte[8192];
        long count = 0;
        try {
            while (count < LONGEST && System.nanoTime() < end) {
                int read = body.read(some);
                if (read < 0) {
                    return;
                }
                count += read;
            }
        } catch (IOException | UncheckedIOException e) {
            // the client went away
        }
    }

    /// A client that asks before it sends is told without, and one that announces too much is cut off.
    private static boolean isAwaited(HttpServletRequest request) {
        long announced = request.getContentLengthLong();
        boolean isChunked = request.getHeader("Transfer-Encoding") != null;
        return request.getHeader("Expect") == null && (isChunked || (announced > 0 && announced <= LONGEST));
    }
}
