package dev.muster.config;

import dev.muster.config.DatabaseChoice.Embedded;
import dev.muster.config.DatabaseChoice.Server;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Turns text into a [Config], collecting mistakes instead of stopping at the first. A mistake never repeats a
/// value that may be a secret.
final class ConfigReader {

    /// The token of `muster verify`, which is no server's and may stand in the same environment.
    private static final String VERIFY_TOKEN = Variable.PREFIX + "VERIFY_TOKEN";

    private static final int ADMIN_KEY_LENGTH = 32;
    private static final Set<String> LOGS = Set.of("plain", "json");

    private final Map<Variable, String> given = new EnumMap<>(Variable.class);
    private final List<String> mistakes = new ArrayList<>();

    ConfigReader(Map<Variable, String> flags, Map<String, String> environment) {
        Set<String> unknown = new TreeSet<>(environment.keySet());
        unknown.removeIf(name -> !name.startsWith(Variable.PREFIX) || name.equals(VERIFY_TOKEN));
        for (Variable variable : Variable.values()) {
            unknown.remove(variable.variable());
            @Nullable String value = flags.getOrDefault(variable, environment.get(variable.variable()));
            if (value != null && value.isBlank()) {
                mistake(variable, "is empty; leave it out, or give a value");
            } else if (value != null) {
                given.put(variable, value.strip());
            }
        }
        unknown.forEach(name -> mistakes.add(name + ": there is no such variable"));
    }

    Config read() {
        String host = text(Variable.HOST).orElse("127.0.0.1");
        @Nullable URI publicUrl = text(Variable.PUBLIC_URL).flatMap(this::url).orElse(null);
        refusePlainHttpBeyondLoopback(host, publicUrl);
        @Nullable String adminKey = text(Variable.ADMIN_KEY).orElse(null);
        if (adminKey != null && adminKey.length() < ADMIN_KEY_LENGTH) {
            mistake(Variable.ADMIN_KEY, "must have at least " + ADMIN_KEY_LENGTH + " characters");
        }
        if (!LOGS.contains(text(Variable.LOG).orElse("plain"))) {
            mistake(Variable.LOG, "must be plain or json");
        }
        Config config = new Config(host, port(), database(), publicUrl, adminKey, proxies());
        if (!mistakes.isEmpty()) {
            throw new ConfigMistakes(mistakes);
        }
        return config;
    }

    private int port() {
        String text = text(Variable.PORT).orElse("8080");
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65535) {
            return Integer.parseInt(text);
        }
        mistake(Variable.PORT, "must be a number from 0 to 65535, not '" + text + "'");
        return 0;
    }

    private DatabaseChoice database() {
        Optional<String> url = text(Variable.DATABASE_URL);
        Optional<String> user = text(Variable.DATABASE_USER);
        Optional<String> password = text(Variable.DATABASE_PASSWORD);
        if (url.isEmpty()) {
            user.ifPresent(ignored -> mistake(Variable.DATABASE_USER, "means nothing without --database-url"));
            password.ifPresent(ignored -> mistake(Variable.DATABASE_PASSWORD, "means nothing without --database-url"));
            return new Embedded(data());
        }
        if (!url.get().startsWith("jdbc:postgresql:")) {
            mistake(Variable.DATABASE_URL, "must begin with jdbc:postgresql:");
        }
        if (user.isEmpty()) {
            mistake(Variable.DATABASE_USER, "is missing; --database-url needs it");
        }
        return new Server(url.get(), user.orElse(""), password.orElse(""));
    }

    // Addresses, not names: a name may lead elsewhere tomorrow.
    private Set<String> proxies() {
        Set<String> proxies = new TreeSet<>();
        for (String address : text(Variable.PROXIES).orElse("").split(",", -1)) {
            if (address.strip().matches("[0-9a-fA-F:.]{2,45}")) {
                proxies.add(address.strip());
            } else if (!address.isBlank()) {
                mistake(Variable.PROXIES, "must be addresses such as 10.0.0.7, with commas between them");
            }
        }
        return proxies;
    }

    private Path data() {
        String text = text(Variable.DATA).orElse("data");
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            mistake(Variable.DATA, "is no path: " + e.getReason());
            return Path.of("data");
        }
    }

    private Optional<URI> url(String text) {
        try {
            URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            if (web && url.getHost() != null && url.getQuery() == null && url.getFragment() == null) {
                return Optional.of(url);
            }
        } catch (URISyntaxException e) {
            // told below, like every other URL that is none of ours
        }
        mistake(Variable.PUBLIC_URL, "must be like https://muster.example.com");
        return Optional.empty();
    }

    // Tokens and personal data never cross a network unencrypted.
    private void refusePlainHttpBeyondLoopback(String host, @Nullable URI publicUrl) {
        boolean secure = publicUrl != null && "https".equals(publicUrl.getScheme());
        if (publicUrl != null && !secure && !Config.isLoopback(publicUrl.getHost())) {
            mistake(Variable.PUBLIC_URL, "must be https: tokens would cross the network in plain text");
        }
        if (publicUrl == null && !Config.isLoopback(host)) {
            mistake(
                    Variable.HOST,
                    "'" + host + "' is reached from other machines, and Muster itself speaks plain HTTP: put a proxy"
                            + " with TLS before it and give its https address as --public-url");
        }
    }

    private Optional<String> text(Variable variable) {
        return Optional.ofNullable(given.get(variable));
    }

    private void mistake(Variable variable, String message) {
        mistakes.add(variable.label() + ": " + message);
    }
}
