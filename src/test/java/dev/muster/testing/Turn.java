package dev.muster.testing;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// The build runs classes of tests in several processes at once, each with a server and a database of its own. All of
/// them share the room, as readers share a file; who is [Alone] waits until the others have left it, and those that
/// come meanwhile wait at the gate. JUnit gives this to every class, by `META-INF/services` and
/// `junit-platform.properties`.
public final class Turn implements BeforeAllCallback, AfterAllCallback {

    private static final Path DIRECTORY = Path.of("target", "turn");
    private static final Namespace NAMESPACE = Namespace.create(Turn.class);

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        if (context.getStore(NAMESPACE).get(FileChannel.class) != null) {
            return; // a class within a class
        }
        Files.createDirectories(DIRECTORY);
        try (FileChannel gate = open("gate")) {
            gate.lock();
            FileChannel room = open("room");
            context.getStore(NAMESPACE).put(FileChannel.class, room);
            room.lock(0, Long.MAX_VALUE, !context.getRequiredTestClass().isAnnotationPresent(Alone.class));
        }
    }

    /// The operating system lets go of the locks of a process that was killed.
    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        FileChannel room = context.getStore(NAMESPACE).remove(FileChannel.class, FileChannel.class);
        if (room != null) {
            room.close();
        }
    }

    private static FileChannel open(String name) throws IOException {
        return FileChannel.open(DIRECTORY.resolve(name), CREATE, READ, WRITE);
    }
}
