package dev.muster.postgres;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the server must run with whatever its configuration file says: given on the command line, which wins
/// over the file, and read back once it answers. And what the file says at first.
final class Settings {

    private static final Map<String, String> REQUIRED = required();

    private static final long MEGABYTE = 1 << 20;

    /// PostgreSQL's own default.
    private static final long LEAST_BUFFERS = 128 * MEGABYTE;

    /// 150,000 people, of whom each takes 6.4 kB with his indexes and events.
    private static final long MOST_BUFFERS = 1024 * MEGABYTE;

    private Settings() {}

    private static Map<String, String> required() {
        Map<String, String> settings = new LinkedHashMap<>();
        // An acknowledged change survives a power cut.
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        // Reached over loopback with a password, and in no other way.
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("password_encryption", "scram-sha-256");
        // A refused statement would be logged with its values, which may be personal data; the application
        // reports it.
        settings.put("log_min_messages", "log");
        settings.put("log_min_error_statement", "panic");
        settings.put("log_statement", "none");
        settings.put("log_timezone", "UTC");
        return settings;
    }

    /// What the configuration file of a new cluster says; whoever runs it may change it there.
    ///
    /// @param memory of the machine, in bytes: the server has it together with Muster and the cache of the system,
    /// so it keeps less for itself than the quarter that is usual for a machine of its own
    static String sharedBuffers(long memory) {
        long buffers = Math.clamp(memory / 8, LEAST_BUFFERS, MOST_BUFFERS);
        return "shared_buffers=" + buffers / MEGABYTE + "MB";
    }

    /// The settings as options of the server.
    static String options(int port) {
        List<String> options = new ArrayList<>();
        REQUIRED.forEach((name, value) -> options.add("-c " + name + "=" + value));
        options.add("-c port=" + port);
        return String.join(" ", options);
    }

    /// @throws CannotStart when the running server has another value than it was given
    static void check(String name, String value) {
        if (!value.equals(REQUIRED.get(name))) {
            throw new CannotStart("The embedded PostgreSQL runs with " + name + " = '" + value
                    + "': that is not safe, so it was stopped");
        }
    }

    static Iterable<String> names() {
        return REQUIRED.keySet();
    }
}
