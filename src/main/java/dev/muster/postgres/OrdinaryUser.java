package dev.muster.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// PostgreSQL refuses to run as root. An ordinary user runs it directly; root runs it in a user namespace of
/// its own, where it has no rights beyond its files.
record OrdinaryUser(long uid, String name) {

    private static final long ROOT = 0;

    static OrdinaryUser ofThisProcess() {
        UnixSystem user = new UnixSystem();
        return new OrdinaryUser(user.getUid(), System.getProperty("user.name"));
    }

    /// The words to put before a program of PostgreSQL.
    List<String> prefix() {
        if (uid != ROOT) {
            return List.of();
        }
        List<String> namespace = List.of("unshare", "-U", "--");
        if (!runs(namespace)) {
            throw new CannotStart("PostgreSQL refuses to run as root, and this machine gives root no user namespace"
                    + " (unshare -U fails): run Muster as an ordinary user that owns the data directory,"
                    + " or name a server of your own with --database-url");
        }
        return namespace;
    }

    /// A directory that another user made cannot be used: PostgreSQL insists on owning its files.
    void mustOwn(Path directory) {
        try {
            long owner = ((Number) Files.getAttribute(directory, "unix:uid")).longValue();
            if (owner != uid) {
                throw new CannotStart("The data directory " + directory + " belongs to the user "
                        + Files.getOwner(directory).getName() + ", but Muster runs as " + name
                        + ": run it as that user, or choose another directory with --data");
            }
        } catch (IOException e) {
            throw new CannotStart("The owner of " + directory + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean runs(List<String> namespace) {
        try {
            return Command.of(namespace, List.of("true")).run().succeeded();
        } catch (CannotStart e) {
            return false; // no program of that name: not Linux, or a very small one
        }
    }
}
