package dev.muster.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes a body while it is made. A fault in the middle closes the connection: ended in the usual way, the
/// part that was written would read as the whole (RFC 9112 section 8).
final class StreamedBody {

    private static final Logger LOG = LoggerFactory.getLogger(StreamedBody.class);

    private StreamedBody() {}

    /// @return false when the body did not reach its end
    static boolean write(
            Context context, Response.Writing writing, String requestId, Places places, UnreadAnswers unread) {
        if (context.method().equals(HandlerType.HEAD)) {
            return true;
        }
        try (OutputStream network = unread.to(context, context.outputStream())) {
            writing.write(places.to(network));
            return true;
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("The caller of request {} went away", requestId);
        } catch (RuntimeException | Error e) {
            LOG.error("Request {} failed in the middle of its answer", requestId, e);
        }
        UnreadAnswers.connection(context).close();
        return false;
    }
}
