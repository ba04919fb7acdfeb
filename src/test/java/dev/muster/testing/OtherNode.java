package dev.muster.testing;

import dev.muster.Muster;
import dev.muster.config.Config;
import dev.muster.config.DatabaseChoice;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/// A node of Muster in a process of its own, to be killed in the middle of its work.
public record OtherNode(OtherJvm process, URI url) implements AutoCloseable {

    public static OtherNode on(TestDatabase database) throws IOException {
        OtherJvm process = OtherJvm.running(OtherNode.class, database.url(), database.user(), database.password());
        return new OtherNode(process, URI.create(process.line()));
    }

    /// One that has little memory.
    ///
    /// @param heap such as `96m`
    public static OtherNode on(TestDatabase database, String heap) throws IOException {
        OtherJvm process =
                OtherJvm.running(heap, OtherNode.class, Map.of(), database.url(), database.user(), database.password());
        return new OtherNode(process, URI.create(process.line()));
    }

    /// SIGKILL.
    public void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }

    /// Runs a node on the database that the arguments name, and prints where it listens.
    public static void main(String[] arguments) {
        DatabaseChoice database = new DatabaseChoice.Server(arguments[0], arguments[1], arguments[2]);
        Muster muster = Muster.start(new Config("127.0.0.1", 0, database, null, TestServer.KEY));
        System.out.println(muster.url());
    }
}
