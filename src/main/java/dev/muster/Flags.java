package dev.muster;

import dev.muster.config.Variable;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags of every command that runs a server, as they were written.
final class Flags {

    @Option(names = "--port", paramLabel = "<port>", description = "Listen on this port; 0 picks a free one (8080).")
    private @Nullable String port;

    @Option(names = "--host", paramLabel = "<address>", description = "Listen on this address (127.0.0.1).")
    private @Nullable String host;

    @Option(names = "--data", paramLabel = "<directory>", description = "Keep the embedded database here (./data).")
    private @Nullable String data;

    @Option(
            names = "--database-url",
            paramLabel = "<url>",
            description = "Use this PostgreSQL (15 or newer) instead: jdbc:postgresql://host/database.")
    private @Nullable String databaseUrl;

    @Option(
            names = "--public-url",
            paramLabel = "<url>",
            description = "Where clients reach Muster through a proxy: https://muster.example.com.")
    private @Nullable String publicUrl;

    Map<Variable, String> given() {
        Map<Variable, String> given = new EnumMap<>(Variable.class);
        put(given, Variable.PORT, port);
        put(given, Variable.HOST, host);
        put(given, Variable.DATA, data);
        put(given, Variable.DATABASE_URL, databaseUrl);
        put(given, Variable.PUBLIC_URL, publicUrl);
        return given;
    }

    private static void put(Map<Variable, String> given, Variable variable, @Nullable String value) {
        if (value != null) {
            given.put(variable, value);
        }
    }
}
