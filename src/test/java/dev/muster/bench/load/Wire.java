package dev.muster.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One kept-alive HTTP/1.1 connection: sends a request, gathers its answer, never waits.
final class Wire {

    private static final int FIRST_SIZE = 16 * 1024;

    private final SocketChannel channel;
    private final SelectionKey key;
    private byte[] in = new byte[FIRST_SIZE];
    private int filled;
    private @Nullable ByteBuffer out;

    /// @param owner what the selector is to give back when there is something to do
    Wire(InetSocketAddress address, Selector selector, Object owner) throws IOException {
        channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, owner);
    }

    void send(byte[] request) throws IOException {
        filled = 0;
        out = ByteBuffer.wrap(request);
        write();
    }

    void write() throws IOException {
        if (out != null) {
            channel.write(out);
            if (out.hasRemaining()) {
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                return;
            }
            out = null;
        }
        key.interestOps(SelectionKey.OP_READ);
    }

    /// The answer, once all of it has come.
    Optional<Answer> read() throws IOException {
        if (filled == in.length) {
            in = Arrays.copyOf(in, in.length * 2);
        }
        int count = channel.read(ByteBuffer.wrap(in, filled, in.length - filled));
        if (count < 0) {
            throw new EOFException("The server closed a connection");
        }
        filled += count;
        return parsed();
    }

    void close() throws IOException {
        key.cancel();
        channel.close();
    }

    private Optional<Answer> parsed() {
        int end = headEnd();
        if (end < 0) {
            return Optional.empty();
        }
        String head = new String(in, 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        int status = Integer.parseInt(head.substring(9, 12));
        int length = number(head, "\r\ncontent-length: ");
        if (length >= 0) {
            int to = end + length;
            return filled < to ? Optional.empty() : Optional.of(new Answer(status, head, in, end, to));
        }
        if (head.contains("\r\ntransfer-encoding: chunked")) {
            return joined(status, head, end);
        }
        return Optional.of(new Answer(status, head, in, end, end));
    }

    private int headEnd() {
        for (int at = 3; at < filled; at++) {
            if (in[at] == '\n' && in[at - 1] == '\r' && in[at - 2] == '\n' && in[at - 3] == '\r') {
                return at + 1;
            }
        }
        return -1;
    }

    private static int number(String head, String name) {
        int at = head.indexOf(name);
        if (at < 0) {
            return -1;
        }
        int begin = at + name.length();
        return Integer.parseInt(head.substring(begin, head.indexOf('\r', begin)).strip());
    }

    /// The chunks of a body put together, when the last has come.
    private Optional<Answer> joined(int status, String head, int bodyStart) {
        if (filled < bodyStart + 5 || in[filled - 5] != '0' || in[filled - 1] != '\n' || in[filled - 3] != '\n') {
            return Optional.empty();
        }
        byte[] body = new byte[filled - bodyStart];
        int length = 0;
        int at = bodyStart;
        while (at < filled) {
            int line = at;
            while (line < filled && in[line] != '\r') {
                line++;
            }
            if (line >= filled) {
                return Optional.empty();
            }
            int size = Integer.parseInt(new String(in, at, line - at, StandardCharsets.ISO_8859_1), 16);
            if (size == 0) {
                return Optional.of(new Answer(status, head, body, 0, length));
            }
            int from = line + 2;
            if (from + size + 2 > filled) {
                return Optional.empty();
            }
            System.arraycopy(in, from, body, length, size);
            length += size;
            at = from + size + 2;
        }
        return Optional.empty();
    }
}
