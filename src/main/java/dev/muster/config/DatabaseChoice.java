package dev.muster.config;

import java.nio.file.Path;

/// Where the data lies: with us, or on a PostgreSQL server of the operator's own.
public sealed interface DatabaseChoice {

    /// The embedded PostgreSQL, with its files below the data directory.
    record Embedded(Path data) implements DatabaseChoice {}

    /// A server of the operator's own.
    ///
    /// @param url a `jdbc:postgresql:` URL, several hosts allowed
    record Server(String url, String user, String password) implements DatabaseChoice {

        @Override
        public String toString() {
            return "Server[" + user + "]"; // a URL may hold a password too
        }
    }
}
