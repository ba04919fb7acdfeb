package dev.muster.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.refusal.Refusal;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProxiesTest {

    private static final Proxies PROXIES = new Proxies(Set.of("10.0.0.7", "10.0.0.8"));

    @Test
    void a_proxy_of_ours_is_believed_and_nobody_else() {
        assertThat(origin("203.0.113.9", "198.51.100.1")).isEqualTo("203.0.113.9");
        assertThat(origin("10.0.0.7", "198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(origin("10.0.0.7", "6.6.6.6, 198.51.100.1, 10.0.0.8")).isEqualTo("198.51.100.1");
        assertThat(origin("10.0.0.7", "2001:db8::1")).isEqualTo("2001:db8::1");
        assertThat(origin("10.0.0.7", "<script>")).isEqualTo("10.0.0.7");
        assertThat(origin("10.0.0.7", "")).isEqualTo("10.0.0.7");
    }

    private static String origin(String peer, String forwarded) {
        Route route = new Route(
                Method.GET,
                "/",
                "open",
                request -> Response.of(200, "text/plain", request.address().getBytes(StandardCharsets.UTF_8)));
        Area area = PROXIES.before(new Area("any", List.of(""), List.of(route), new Errors()));
        Request request = new Request(
                "1",
                "GET",
                "/",
                peer,
                Map.of(),
                Map.of(),
                Map.of("X-Forwarded-For", forwarded)::get,
                InputStream::nullInputStream);
        return new String(area.routes().getFirst().handler().answer(request).bytes(), StandardCharsets.UTF_8);
    }

    /// Nothing is refused here.
    private record Errors() implements Area.Errors {
        @Override
        public Response refused(Refusal refusal) {
            return Response.empty(400);
        }

        @Override
        public Response failed(String requestId) {
            return Response.empty(500);
        }
    }
}
