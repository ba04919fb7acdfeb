package dev.muster.health;

import dev.muster.http.HttpServer;
import dev.muster.http.Method;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;

/// Counts and times requests. Every label comes from our own tables, none from a request: the number of series
/// is bounded.
public final class Metrics implements HttpServer.Observer {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /// @param route the path of the route, or an empty text when the request found none
    @Override
    public void answered(String area, String method, String route, int status, Duration duration) {
        Timer.builder("muster.http.requests")
                .description("Answered requests")
                .tag("area", area)
                .tag("method", known(method))
                .tag("route", route.isEmpty() ? "none" : route)
                .tag("status", status / 100 + "xx")
                .register(registry)
                .record(duration);
    }

    /// Shows a count that somebody else keeps and that only grows.
    public void counts(String name, String description, LongSupplier count) {
        FunctionCounter.builder(name, count, LongSupplier::getAsLong)
                .description(description)
                .register(registry);
    }

    /// In the text format of Prometheus, version 0.0.4.
    String text() {
        return registry.scrape();
    }

    // A client may send any word as a method.
    private static String known(String method) {
        boolean ours = Arrays.stream(Method.values()).anyMatch(one -> one.name().equals(method));
        return ours || method.equals("HEAD") ? method : "other";
    }
}
