package dev.muster.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A body whose reader gives back what others wait for while nothing comes, and takes it again after.
final class PatientInput extends FilterInputStream {

    private final Runnable leave;
    private final Runnable takeAgain;

    PatientInput(InputStream network, Runnable leave, Runnable takeAgain) {
        super(network);
        this.leave = leave;
        this.takeAgain = takeAgain;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        leave.run();
        try {
            return in.read(bytes, offset, length);
        } finally {
            takeAgain.run();
        }
    }
}
