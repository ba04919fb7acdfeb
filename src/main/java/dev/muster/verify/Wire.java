package dev.muster.verify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Sends requests politely: not more in a second than it was told, waiting as long as a busy server asks, never
/// reading more than a bounded answer, and never following a redirect, which could carry the token elsewhere.
public final class Wire implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int LARGEST_ANSWER = 8 << 20;
    private static final int ATTEMPTS = 6;
    private static final long LONGEST_WAIT_SECONDS = 60;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
    private final Target target;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private final CountDownLatch stop = new CountDownLatch(1);

    public Wire(Target target) {
        this.target = target;
    }

    public URI base() {
        return target.base();
    }

    Ask tokenWithScheme(String scheme, String path) {
        return Ask.of("GET", path).header("Authorization", scheme + " " + target.token());
    }

    /// How many requests went out.
    public int sent() {
        return sent.get();
    }

    /// Whatever is sent from now on is [Stopped], also what is waiting.
    void stop() {
        stop.countDown();
    }

    public Exchange send(Ask ask) {
        for (int attempt = 1; ; attempt++) {
            pause();
            Exchange exchange = once(ask);
            boolean busy = exchange.status() == 429 || exchange.status() == 503;
            if (!busy || attempt == ATTEMPTS) {
                return exchange;
            }
            sleep(retryAfter(exchange));
        }
    }

    /// What cleans up is sent although everything else has been stopped.
    Exchange sendAtLast(Ask ask) {
        return once(ask);
    }

    private Exchange once(Ask ask) {
        sent.incrementAndGet();
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request(ask), BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
        try {
            HttpResponse<String> response = answer.get(target.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return Exchange.answered(ask, response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException e) {
            answer.cancel(true);
            return Exchange.unanswered(
                    ask, "no answer within " + target.timeout().toSeconds() + " seconds");
        } catch (ExecutionException e) {
            return Exchange.unanswered(ask, told(e.getCause() == null ? e : e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    private HttpRequest request(Ask ask) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target.base() + ask.path()))
                .method(
                        ask.method(),
                        ask.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(ask.bytes()))
                .header("User-Agent", "muster-verify");
        ask.headers().forEach(request::header);
        if (ask.withToken() && !ask.headers().containsKey("Authorization")) {
            request.header("Authorization", "Bearer " + target.token());
        }
        return request.build();
    }

    private void pause() {
        long gap = TimeUnit.SECONDS.toNanos(1) / target.perSecond();
        long mine = next.getAndUpdate(at -> Math.max(at, System.nanoTime()) + gap);
        sleep(Duration.ofNanos(Math.max(0, mine - System.nanoTime())));
    }

    private void sleep(Duration time) {
        try {
            if (stop.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Stopped();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    /// Retry-After as seconds or as a date (RFC 9110 section 10.2.3).
    private static Duration retryAfter(Exchange exchange) {
        String asked = exchange.header("Retry-After").orElse("1").strip();
        long seconds = 1;
        if (asked.matches("[0-9]{1,6}")) {
            seconds = Long.parseLong(asked);
        } else {
            try {
                Instant until = ZonedDateTime.parse(asked, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                seconds = Duration.between(Instant.now(), until).toSeconds() + 1;
            } catch (DateTimeParseException e) {
                // neither form: a second, as without the header
            }
        }
        return Duration.ofSeconds(Math.clamp(seconds, 0, LONGEST_WAIT_SECONDS));
    }

    private static String told(Throwable cause) {
        String message = cause.getMessage();
        boolean tooLong = cause instanceof IOException && message != null && message.contains("body exceeds");
        if (tooLong) {
            return "an answer longer than " + (LARGEST_ANSWER >> 20) + " MB";
        }
        return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
