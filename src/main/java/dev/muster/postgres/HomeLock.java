package dev.muster.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// One process at a time uses a home. The operating system lets go of the lock when the process ends, however
/// it ends; the file keeps who holds it.
final class HomeLock implements AutoCloseable {

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    static HomeLock taken(Path home) {
        Path file = home.resolve("muster.lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel) == null) {
                channel.close();
                throw new CannotStart("The data directory " + home.getParent() + " is in use by another Muster ("
                        + Files.readString(file).strip() + "); stop that one, or choose another directory with --data");
            }
            channel.truncate(0);
            channel.write(StandardCharsets.UTF_8.encode(holder()));
            return new HomeLock(channel);
        } catch (IOException e) {
            throw new CannotStart("The file " + file + " cannot be locked: " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String holder() {
        return "process " + ProcessHandle.current().pid() + ", since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\n";
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("The lock of the data directory could not be let go", e);
        }
    }
}
