package dev.muster.reliability;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

/// The line between Muster and its database, which can be cut when a commit goes over it: before the database has
/// heard of it, or when it is done and nobody has been told.
final class CutLine implements AutoCloseable {

    /// Where the line is cut.
    enum Cut {
        BEFORE_THE_COMMIT,
        BEFORE_THE_ANSWER
    }

    /// @param mark a text that the transaction sends before, so that it is that one and no other
    private record Order(Cut cut, String mark) {}

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int database;
    private final AtomicReference<Order> order = new AtomicReference<>();

    CutLine(int database) throws IOException {
        this.database = database;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /// Cuts the line at the next commit of a transaction that sent the mark.
    void cutsOnce(Cut cut, String mark) {
        order.set(new Order(cut, mark));
    }

    boolean hasCut() {
        return order.get() == null;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket muster = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), database);
                muster.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Line line = new Line(muster, server);
                Thread.ofVirtual().start(line::asks);
                Thread.ofVirtual().start(line::answers);
            } catch (IOException e) {
                // closed: the next look at the loop ends it
            }
        }
    }

    /// One connection.
    private final class Line {

        private final Socket muster;
        private final Socket server;
        private boolean marked;
        private volatile boolean deaf;

        Line(Socket muster, Socket server) {
            this.muster = muster;
            this.server = server;
        }

        void asks() {
            pass(muster, server, bytes -> {
                String said = text(bytes);
                Order current = order.get();
                marked = marked || (current != null && said.contains(current.mark()));
                if (!isCommit(said) || !marked) {
                    return true;
                }
                marked = false;
                if (current == null || !order.compareAndSet(current, null)) {
                    return true;
                }
                deaf = true;
                return current.cut() == Cut.BEFORE_THE_ANSWER;
            });
        }

        /// A commit travels in words, alone or behind the last statements, and ends like every text on the line.
        private static boolean isCommit(String said) {
            return said.contains("COMMIT\0") || said.contains("commit\0");
        }

        void answers() {
            pass(server, muster, bytes -> !deaf);
        }

        private void pass(Socket from, Socket to, Passing passing) {
            byte[] buffer = new byte[65_536];
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                    byte[] bytes = Arrays.copyOf(buffer, count);
                    if (!passing.passes(bytes)) {
                        return;
                    }
                    to.getOutputStream().write(bytes);
                }
            } catch (IOException e) {
                // cut, or one side has gone
            }
        }

        private static String text(byte[] bytes) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private interface Passing {
        boolean passes(byte[] bytes);
    }
}
