package dev.muster.overload;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.AnswerAssert;
import dev.muster.testing.Http;
import dev.muster.testing.OtherNode;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Clients that ask for much and do not read it, more than the node has memory for: it lives, others are served, and
/// whoever does read gets the whole of it.
class UnreadAnswersTest {

    private static final int PEOPLE = 70;
    private static final int LONG = 60_000;
    private static final int UNREAD = 120;

    /// Less than a third of what all the answers together take.
    private static final String HEAP = "128m";

    /// The room for such answers is an eighth of the heap; the other bytes are those of a node that was just asked.
    private static final long ALL_BYTES = 48L << 20;

    private static final Pattern BYTES = Pattern.compile("\\d+: +\\d+ +(\\d+) +\\[B ");

    @Test
    void answers_that_nobody_reads_take_no_more_memory_than_there_is_room_for() throws Exception {
        try (TestServer setUp = TestServer.start()) {
            TestSetting much = TestCompany.on(setUp, "Acme").setting("""
                    {"name": "Much", "rate": {"perSecond": 10000, "burst": 10000}}""");
            TestSetting other = TestCompany.on(setUp, "Globex").setting("{\"name\": \"Other\"}");
            for (int i = 0; i < PEOPLE; i++) {
                much.creates(user("ada-" + i).with("nickName", "\"" + "x".repeat(LONG) + "\""));
            }
            List<Socket> sockets = new ArrayList<>();
            try (OtherNode node = OtherNode.on(setUp.database(), HEAP)) {
                for (int i = 0; i < UNREAD; i++) {
                    sockets.add(asking(node, much));
                }

                Http client = Http.bearer(node.url().resolve("/scim/v2"), other.token(), "application/scim+json");
                AnswerAssert.assertThat(client.post("/Users", user("grace").toString()))
                        .hasStatus(201);
                // Soon: whoever reads nothing is left by the server after half a minute.
                assertThat(rest(sockets.getLast())).as("the last").endsWith("}").hasSizeGreaterThan(PEOPLE * LONG);
                assertThat(bytesSoon(node)).isLessThan(ALL_BYTES);
            } finally {
                for (Socket socket : sockets) {
                    socket.close();
                }
            }
        }
    }

    /// One whose answer has begun, and that leaves it at that. HTTP/1.0 has no chunks, so the answer ends as its body
    /// does.
    private static Socket asking(OtherNode node, TestSetting setting) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), node.url().getPort()));
        String request = "GET /scim/v2/Users?count=" + PEOPLE + " HTTP/1.0\r\nHost: localhost\r\nAuthorization: Bearer "
                + setting.token() + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        assertThat((char) socket.getInputStream().read()).isEqualTo('H');
        return socket;
    }

    /// When those who were cut off have gone; whoever reads nothing is left by the server after half a minute anyway.
    private static long bytesSoon(OtherNode node) throws Exception {
        long bytes = bytes(node);
        for (int i = 0; i < 10 && bytes >= ALL_BYTES; i++) {
            Thread.sleep(500);
            bytes = bytes(node);
        }
        return bytes;
    }

    /// In all arrays of bytes that the node holds after a collection.
    private static long bytes(OtherNode node) throws Exception {
        String said = node.process().jcmd("GC.class_histogram");
        return BYTES.matcher(said)
                .results()
                .map(line -> Long.parseLong(line.group(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(said));
    }

    private static String rest(Socket socket) {
        StringBuilder rest = new StringBuilder();
        try {
            byte[] some = new byte[65_536];
            int read = socket.getInputStream().read(some);
            while (read >= 0) {
                rest.append(new String(some, 0, read, StandardCharsets.ISO_8859_1));
                read = socket.getInputStream().read(some);
            }
        } catch (IOException e) {
            // closed in the middle: what came before is what there is
        }
        return rest.toString();
    }
}
