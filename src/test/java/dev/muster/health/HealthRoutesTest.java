package dev.muster.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.ApiClient;
import dev.muster.testing.TestServer;
import org.junit.jupiter.api.Test;

class HealthRoutesTest {

    @Test
    void health_and_metrics_are_open_and_series_do_not_grow_with_requests() {
        try (TestServer server = TestServer.start()) {
            ApiClient anybody = new ApiClient(server.url().toString(), "");
            anybody.get("/health/live").is(200);
            anybody.get("/health/ready").is(200);
            anybody.get("/nothing/at/all").is(404);
            anybody.send("BREW", "/health/live", null, "");
            long before = series(anybody);

            for (int i = 0; i < 20; i++) {
                anybody.get("/nothing/" + i).is(404);
                anybody.send("BREW" + (char) ('A' + i), "/health/live", null, "");
                server.api().get("/companies/" + i).refuses(404);
            }

            String text = anybody.get("/metrics").is(200).raw().body();
            assertThat(text)
                    .contains("muster_http_requests_seconds_count{area=\"api\",method=\"GET\","
                            + "route=\"/api/v1/companies/{company}\",status=\"4xx\"} 20")
                    .doesNotContain("BREW", "/nothing");
            assertThat(series(anybody) - before).isLessThan(20);
        }
    }

    private static long series(ApiClient anybody) {
        return anybody.get("/metrics")
                .is(200)
                .raw()
                .body()
                .lines()
                .filter(line -> line.startsWith("muster_http"))
                .count();
    }
}
