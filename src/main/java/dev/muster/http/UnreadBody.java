package dev.muster.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// What a client is still sending while its request is refused. Answered before it has come, the connection would be
/// closed in the middle of it: the client sees a broken connection instead of the answer, and so may the next request
/// that it has already put on the line (RFC 9112 section 9.6).
final class UnreadBody {

    static final long LONGEST = 16L << 20;

    private UnreadBody() {}

    /// For a request that holds no place.
    static void discard(HttpServletRequest request) {
        if (isAwaited(request)) {
            try {
                discard(request.getInputStream());
            } catch (IOException e) {
                // the client went away
            }
        }
    }

    /// For a request that holds a place, which it leaves while nothing comes.
    static void discard(HttpServletRequest request, Places places) {
        if (isAwaited(request)) {
            try {
                discard(places.from(request.getInputStream()));
            } catch (IOException e) {
                // the client went away
            }
        }
    }

    /// Reads to the end, or as far as we are willing to.
    static void discard(InputStream body) {
        try {
            body.skipNBytes(LONGEST);
        } catch (IOException | UncheckedIOException e) {
            // its end has come, or the client went away
        }
    }

    /// A client that asks before it sends is told without, and one that announces too much is cut off.
    private static boolean isAwaited(HttpServletRequest request) {
        long announced = request.getContentLengthLong();
        boolean isChunked = request.getHeader("Transfer-Encoding") != null;
        return request.getHeader("Expect") == null && (isChunked || (announced > 0 && announced <= LONGEST));
    }
}
