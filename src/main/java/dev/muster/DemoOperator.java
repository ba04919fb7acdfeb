package dev.muster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

/// The account with which one looks around in the demo. Each run makes one, with a password that nobody has seen
/// before, by the same form that a person fills in.
record DemoOperator(String email, String password) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PASSWORD_BYTES = 9;
    private static final int ADDRESS_BYTES = 3;
    private static final int SEE_OTHER = 303;

    /// @param link a one-time link
    static DemoOperator create(URI link) throws InterruptedException {
        DemoOperator operator =
                new DemoOperator("demo-" + random(ADDRESS_BYTES) + "@acme.example", random(PASSWORD_BYTES));
        String form = "email=" + encoded(operator.email) + "&name=Demo&password=" + encoded(operator.password);
        HttpRequest request = HttpRequest.newBuilder(link)
                .timeout(PATIENCE)
                .header("Origin", link.getScheme() + "://" + link.getAuthority())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status != SEE_OTHER) {
                throw new IllegalStateException("The demo's account was answered " + status);
            }
            return operator;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
