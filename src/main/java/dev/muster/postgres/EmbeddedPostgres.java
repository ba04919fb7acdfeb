package dev.muster.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// A PostgreSQL server that belongs to one data directory. Everything lies in `home`: the lock, the passwords,
/// the cluster and the server's log. The server's programs are unpacked once per version into `programs`, which
/// several homes may share.
public record EmbeddedPostgres(Path home, Path programs) {

    public EmbeddedPostgres {
        home = home.toAbsolutePath().normalize();
        programs = programs.toAbsolutePath().normalize();
        refuseUnsafe(home);
        refuseUnsafe(programs);
    }

    /// Starts the server of `<data>/postgres`, making it on the first day. Returns when it answers.
    ///
    /// @throws CannotStart with one line that says why and what to do
    public static RunningPostgres start(Path data) {
        Path home = data.resolve("postgres");
        return new EmbeddedPostgres(home, home.resolve("programs")).start();
    }

    public RunningPostgres start() {
        makeHome();
        HomeLock lock = HomeLock.taken(home);
        try {
            return startLocked(lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private RunningPostgres startLocked(HomeLock lock) {
        ServerPrograms server = new ServerPrograms(
                Archive.ofThisMachine().unpackedIn(programs),
                OrdinaryUser.ofThisProcess().prefix());
        Passwords passwords = Passwords.keptIn(home);
        Cluster cluster = new Cluster(home, server);
        cluster.prepare(passwords);
        int port = cluster.start();
        try {
            new FirstConnection(port, passwords).checkAndPrepare();
        } catch (RuntimeException e) {
            cluster.stop();
            throw e;
        }
        return new RunningPostgres(port, passwords.muster(), cluster, lock);
    }

    private void makeHome() {
        try {
            if (!Files.isDirectory(home)) {
                Files.createDirectories(home.getParent());
                Files.createDirectory(
                        home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException e) {
            throw new CannotStart(
                    "The data directory " + home + " cannot be made ("
                            + e.getClass().getSimpleName() + "); choose another one with --data",
                    e);
        }
        OrdinaryUser.ofThisProcess().mustOwn(home);
    }

    // pg_ctl hands paths to a shell between double quotes.
    private static void refuseUnsafe(Path path) {
        if (path.toString().chars().anyMatch(c -> c < ' ' || "\"$`\\".indexOf(c) >= 0)) {
            throw new CannotStart("The data directory's path must not contain quotes, $, ` or \\: " + path);
        }
    }
}
