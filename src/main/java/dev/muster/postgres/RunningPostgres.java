package dev.muster.postgres;

/// A server that answers. Its role owns the database, and is neither superuser nor above row-level security.
public final class RunningPostgres implements AutoCloseable {

    private final int port;
    private final String password;
    private final Cluster cluster;
    private final HomeLock lock;

    RunningPostgres(int port, String password, Cluster cluster, HomeLock lock) {
        this.port = port;
        this.password = password;
        this.cluster = cluster;
        this.lock = lock;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + Passwords.MUSTER;
    }

    public String user() {
        return Passwords.MUSTER;
    }

    public String password() {
        return password;
    }

    /// The version of the server, as `18.6.0`.
    public String version() {
        return cluster.programs().version();
    }

    /// Stops the server with a checkpoint and lets go of the data directory. Call once.
    @Override
    public void close() {
        try {
            cluster.stop();
        } finally {
            lock.close();
        }
    }
}
