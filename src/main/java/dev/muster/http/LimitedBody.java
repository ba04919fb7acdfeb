package dev.muster.http;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// A body as it comes in, up to a limit. Whatever goes wrong on the way is a refusal, as for bodies that are read
/// at once.
final class LimitedBody extends InputStream {

    private final InputStream stream;
    private final long limit;
    private long count;

    LimitedBody(InputStream stream, long limit) {
        this.stream = stream;
        this.limit = limit;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        int read = readSome(bytes, offset, length);
        count += Math.max(read, 0);
        if (count > limit) {
            throw new Refused(new Refusal.TooLarge(limit));
        }
        return read;
    }

    private int readSome(byte[] bytes, int offset, int length) {
        try {
            return stream.read(bytes, offset, length);
        } catch (IOException | UncheckedIOException e) {
            throw Request.unread(e);
        }
    }

    @Override
    public void close() {
        UnreadBody.discard(stream);
    }
}
