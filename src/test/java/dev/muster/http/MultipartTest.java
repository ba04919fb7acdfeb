package dev.muster.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.Alone;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Alone
class MultipartTest {

    private static final int PARTS = 2_000;

    @Test
    void what_the_heads_of_parts_cost_grows_with_their_length_and_not_with_its_square() throws IOException {
        String head = "Content-Disposition: form-data; name=\"" + "x".repeat(8_000) + "\"";
        byte[] body = (("--b\r\n" + head + "\r\n\r\n\r\n").repeat(PARTS) + "--b--").getBytes(StandardCharsets.US_ASCII);
        long begun = System.nanoTime();

        Multipart form = new Request(
                        "1",
                        "POST",
                        "/",
                        Map.of(),
                        Map.of(),
                        Map.of("Content-Type", "multipart/form-data; boundary=b")::get,
                        () -> new ByteArrayInputStream(body))
                .multipart(body.length);
        int parts = 0;
        while (form.next().isPresent()) {
            parts++;
        }

        assertThat(parts).isEqualTo(PARTS);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }
}
