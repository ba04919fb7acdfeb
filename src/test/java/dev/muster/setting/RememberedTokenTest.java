package dev.muster.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.HeldRow;
import dev.muster.testing.OtherNode;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left of a token in the memory of a node when its request is over and its connection closed.
class RememberedTokenTest {

    private static final int DUMPS = 20;
    private static final int LONGEST_PAUSE_MILLIS = 1_000;

    @Test
    void a_dump_of_the_memory_tells_the_digest_of_a_token_that_was_used_and_not_the_token(@TempDir Path folder)
            throws Exception {
        String dumped;
        String token;
        try (TestServer setUp = TestServer.start()) {
            TestSetting entra = TestCompany.on(setUp, "Acme").setting("{}");
            token = entra.token();
            // What is to be said in the log waits for its table all the while, so that every use is still to be noted.
            try (OtherNode node = OtherNode.on(setUp.database());
                    HeldRow _ = HeldRow.of(setUp.database(), "lock table scim_request in access exclusive mode")) {
                dumped = dumpAfterUse(node, token, 1, folder);
                // A server may be some time over with a connection: what it is still busy with it may still hold. A
                // slow machine gets longer for it each time.
                for (int i = 2; i <= DUMPS && dumped.contains(token); i++) {
                    dumped = dumpAfterUse(node, token, i, folder);
                }
            }
        }

        // Compared as answers only: a failure shall not print a hundred megabytes.
        assertThat(dumped.contains(bytes(new Token(token).sha256())))
                .as("the digest is in memory")
                .isTrue();
        assertThat(dumped.contains(token)).as("the token is in memory").isFalse();
    }

    /// The use is still to be noted then: what waits for its table longer than two seconds is given up on.
    private static String dumpAfterUse(OtherNode node, String token, int time, Path folder) throws Exception {
        assertThat(answer(node, token)).startsWith("HTTP/1.1 200");
        Thread.sleep(Duration.ofMillis(Math.min(200 * time, LONGEST_PAUSE_MILLIS)));
        return dump(node, folder.resolve("memory.hprof"));
    }

    private static String answer(OtherNode node, String token) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), node.url().getPort())) {
            String request = "GET /scim/v2/Users?count=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close"
                    + "\r\nAuthorization: Bearer " + token + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return bytes(socket.getInputStream().readAllBytes());
        }
    }

    /// What the process can still reach.
    private static String dump(OtherNode node, Path file) throws IOException, InterruptedException {
        node.process().jcmd("GC.heap_dump", file.toString());
        String dumped = bytes(Files.readAllBytes(file));
        Files.delete(file);
        return dumped;
    }

    private static String bytes(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
