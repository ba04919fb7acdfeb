package dev.muster.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A request that is refused before its body has come: the client gets the answer, and its next request on the same
/// connection too.
class UnreadBodyTest {

    @ParameterizedTest
    @ValueSource(strings = {"POST /scim/v2/Users", "POST /nowhere", "PUT /scim/v2/Users", "POST /api/v1/companies"})
    void the_connection_outlives_a_refusal(String line) throws Exception {
        try (Socket socket = connected()) {
            OutputStream out = socket.getOutputStream();
            for (int i = 0; i < 3; i++) {
                out.write(ascii(line + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer wrong\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 10\r\n\r\n{"));
                out.flush();
                Thread.sleep(100);
                out.write(ascii("\"a\": 123}"));
                out.flush();
                assertThat(answered(socket)).as("request %d", i).matches("HTTP/1.1 4\\d\\d .*");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Expect: 100-continue\r\nContent-Length: 10", "Content-Length: 900000000"})
    void who_would_send_too_much_or_asks_before_is_answered_at_once(String header) throws Exception {
        try (Socket socket = connected()) {
            socket.getOutputStream()
                    .write(ascii("POST /scim/v2/Users HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n"));
            assertThat(answered(socket)).startsWith("HTTP/1.1 401 ");
        }
    }

    @Test
    void who_was_refused_and_sends_a_byte_now_and_then_is_not_listened_to_for_ever() throws Exception {
        try (Socket socket = connected()) {
            OutputStream out = socket.getOutputStream();
            out.write(ascii(String.join(
                    "\r\n",
                    "POST /scim/v2/Users HTTP/1.1",
                    "Host: localhost",
                    "Authorization: Bearer wrong",
                    "Content-Length: 1000000",
                    "",
                    "")));
            for (int i = 0; i < 100 && socket.getInputStream().available() == 0; i++) {
                out.write(' ');
                Thread.sleep(100);
            }

            assertThat(socket.getInputStream().available()).isPositive();
            assertThat(answered(socket)).startsWith("HTTP/1.1 401 ");
        }
    }

    private static Socket connected() throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), TestServer.shared().url().getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    /// The status line; head and body are read to their end.
    private static String answered(Socket socket) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        String status = in.readLine();
        int length = 0;
        for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        in.skip(length);
        return String.valueOf(status);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
