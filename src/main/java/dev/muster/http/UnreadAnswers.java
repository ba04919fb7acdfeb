package dev.muster.http;

import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is held of answers while their clients read them. A client may take its time, but not everybody's memory:
/// when there is more than there is room for, the connection is closed on which nothing has moved for longest.
final class UnreadAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadAnswers.class);

    /// What an answer holds at most that is made while it is written.
    private static final int STREAMED = 256 * 1024;

    private final long room;
    private final AtomicLong held = new AtomicLong();
    private final Set<Unread> answers = ConcurrentHashMap.newKeySet();

    /// @param room in bytes
    UnreadAnswers(long room) {
        this.room = room;
    }

    /// With room for an eighth of what this process may take.
    static UnreadAnswers ofThisProcess() {
        return new UnreadAnswers(Runtime.getRuntime().maxMemory() / 8);
    }

    /// A body that is there: the server reads from this as fast as its client does, and closes it.
    InputStream of(Context context, byte[] bytes) {
        Unread answer = hold(context, bytes.length);
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                answer.moved = System.nanoTime();
                return in.read(into, offset, length);
            }

            @Override
            public void close() {
                answer.leave();
            }
        };
    }

    /// Where a body is written to that is made meanwhile. Closing it says that nothing more is held.
    OutputStream to(Context context, OutputStream network) {
        Unread answer = hold(context, STREAMED);
        return new FilterOutputStream(network) {

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
                answer.moved = System.nanoTime();
            }

            @Override
            public void close() {
                answer.leave();
            }
        };
    }

    /// What the answer goes out on; closed, the client sees that its answer is not whole.
    static EndPoint connection(Context context) {
        return ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
    }

    private Unread hold(Context context, int size) {
        Unread answer = new Unread(size, connection(context));
        answers.add(answer);
        held.addAndGet(size);
        makeRoom(answer);
        return answer;
    }

    private void makeRoom(Unread newest) {
        while (held.get() > room) {
            Optional<Unread> stalled = answers.stream()
                    .filter(answer -> answer != newest)
                    .min(Comparator.comparingLong(answer -> answer.moved - newest.moved));
            if (stalled.isEmpty()) {
                return;
            }
            stalled.get().cut();
        }
    }

    private final class Unread {

        private final int size;
        private final EndPoint connection;
        /// When its client last took something, by the clock of [System#nanoTime].
        private volatile long moved = System.nanoTime();

        Unread(int size, EndPoint connection) {
            this.size = size;
            this.connection = connection;
        }

        void leave() {
            if (answers.remove(this)) {
                held.addAndGet(-size);
            }
        }

        void cut() {
            leave();
            connection.close();
            LOG.warn("An answer of {} bytes was cut off: its client did not read it, and the memory is needed", size);
        }
    }
}
