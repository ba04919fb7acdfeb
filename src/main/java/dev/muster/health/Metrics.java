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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Counts and times requests. Every label comes from our own tables, none from a request: the number of series
/// is bounded.
public final class Metrics implements HttpServer.Observer {

    private static final Set<String> METHODS = Stream.concat(
                    Arrays.stream(Method.values()).map(Method::name), Stream.of("HEAD"))
            .collect(Collectors.toUnmodifiableSet());

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private final Map<Answers, Timer> timers = new ConcurrentHashMap<>();

    /// What is timed together.
    private record Answers(String area, String method, String route, int hundreds) {}

    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /// @param route the path of the route, or an empty text when the request found none
    @Override
    public void answered(String area, String method, String route, int status, Duration duration) {
        timers.computeIfAbsent(new Answers(area, known(method), route, status / 100), this::timer)
                .record(duration);
    }

    private Timer timer(Answers answers) {
        return Timer.builder("muster.http.requests")
                .description("Answered requests")
                .tag("area", answers.area())
                .tag("method", answers.method())
                .tag("route", answers.route().isEmpty() ? "none" : answers.route())
                .tag("status", answers.hundreds() + "xx")
                .register(registry);
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
        return METHODS.contains(method) ? method : "other";
    }
}
