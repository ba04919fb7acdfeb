package dev.muster.scim.door;

import static dev.muster.testing.UserBody.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.http.Area;
import dev.muster.http.Route;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Garbage at every route of the table: bodies that are nearly right, and queries that are not.
class EveryRouteTest {

    private static final int TRIES = 5;
    private static final List<String> PARAMETERS = List.of(
            "filter", "sortBy", "sortOrder", "startIndex", "count", "cursor", "attributes", "excludedAttributes", "x");
    private static final List<String> IDS =
            List.of("ada", "%00", "%E2%80%AE", "-1", "00000000-0000-0000-0000-000000000000", "urn:x", "a".repeat(300));

    private final TestSetting entra =
            TestCompany.named("Acme").setting("{\"rate\": {\"perSecond\": 10000, \"burst\": 10000}}");
    private final String ada = entra.creates(user("ada"));
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final List<byte[]> inputs = inputs();

    @Test
    void ERR_01_SEC_14_no_route_fails_whatever_is_sent() {
        List<Route> routes = TestServer.shared().areas().stream()
                .filter(area -> area.name().equals("scim"))
                .map(Area::routes)
                .flatMap(List::stream)
                .toList();

        for (Route route : routes) {
            for (int i = 0; i < TRIES; i++) {
                byte[] request = request(route);
                RawHttp answer = RawHttp.send(request);

                assertThat(answer.status())
                        .as("seed %d: %s", seed, new String(request, StandardCharsets.ISO_8859_1))
                        .satisfiesAnyOf(
                                status -> assertThat(status).isLessThan(500),
                                // What is not offered is answered so, whatever is sent.
                                status -> assertThat(route.path()).startsWith("/Me"));
            }
        }

        assertThat(routes).hasSizeGreaterThan(30);
        assertThat(RawHttp.send(request("GET", "/Users/" + ada, new byte[0])).status())
                .isIn(200, 404);
    }

    private byte[] request(Route route) {
        String id = random.nextBoolean() ? ada : one(IDS);
        String path = route.path().replaceAll("\\{\\w+}", id);
        String query = random.nextInt(3) == 0 ? "" : "?" + one(PARAMETERS) + "=" + garbage();
        return request(route.method().name(), path + query, random.nextInt(6) == 0 ? new byte[0] : body());
    }

    private byte[] request(String method, String path, byte[] body) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes((method + " /scim/v2" + path
                        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                        + entra.token() + "\r\nContent-Type: application/scim+json\r\nContent-Length: " + body.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        return request.toByteArray();
    }

    /// A value that was kept from fuzzing, or a part of one, correctly encoded or not.
    private String garbage() {
        String text = new String(one(inputs), StandardCharsets.UTF_8);
        String part = text.substring(0, random.nextInt(Math.min(text.length(), 500) + 1));
        return random.nextInt(5) == 0 ? "%" + random.nextInt(100) : URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    /// A body that was kept from fuzzing, often with some bytes changed or its end cut off.
    private byte[] body() {
        byte[] body = one(inputs).clone();
        for (int i = random.nextInt(4); i > 0 && body.length > 0; i--) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0
                ? new String(body, 0, random.nextInt(body.length + 1), StandardCharsets.ISO_8859_1)
                        .getBytes(StandardCharsets.ISO_8859_1)
                : body;
    }

    private <T> T one(List<T> among) {
        return among.get(random.nextInt(among.size()));
    }

    private static List<byte[]> inputs() {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "resources", "fuzz"))) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(EveryRouteTest::bytes)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
