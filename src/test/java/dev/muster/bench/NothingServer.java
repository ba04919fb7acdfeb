package dev.muster.bench;

import dev.muster.bench.Report.Generator;
import dev.muster.bench.load.Client;
import dev.muster.bench.load.Load;
import dev.muster.bench.machine.BenchFailure;
import dev.muster.bench.town.Asking;
import dev.muster.bench.town.PersonTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A server that answers every request with the same 1.4 kB and does nothing else: what is measured against it is the
/// load itself.
final class NothingServer implements AutoCloseable {

    private static final byte[] ANSWER =
            ("HTTP/1.1 200 OK\r\nContent-Type: application/scim+json\r\nContent-Length: 1400\r\n\r\n"
                            + "x".repeat(1400))
                    .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket listener;

    private NothingServer(ServerSocket listener) {
        this.listener = listener;
    }

    static Generator measure(int connections, Duration duration) {
        try (NothingServer server = start()) {
            byte[] request = ("GET /scim/v2/Users/" + PersonTemplate.resourceId(1)
                            + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            List<Client> clients = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                clients.add(new Asking(() -> 1, number -> request, answer -> answer.status() == 200));
            }
            Load.run(server.address(), clients, duration);
            Load.Outcome outcome = Load.run(server.address(), clients, duration);
            return new Generator(outcome.rate(), outcome.cpuMicros());
        } catch (IOException e) {
            throw new BenchFailure("The load cannot be measured: " + e.getMessage(), e);
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    static NothingServer start() throws IOException {
        NothingServer server = new NothingServer(new ServerSocket(0, 512, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(server::accept);
        return server;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    /// A request fits into one read, for it is small and nobody sends the next before the answer.
    private static void serve(Socket socket) {
        try (socket;
                InputStream in = socket.getInputStream();
                OutputStream out = socket.getOutputStream()) {
            byte[] request = new byte[4096];
            while (in.read(request) > 0) {
                out.write(ANSWER);
            }
        } catch (IOException e) {
            return; // the other end has gone
        }
    }
}
