package dev.muster.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/// The two passwords of a cluster: of its superuser, whom only this component uses, and of the role that the
/// application gets. Kept in a file that only its owner may read, in the form of PostgreSQL's own password
/// file.
record Passwords(String superuser, String muster) {

    static final String SUPERUSER = "postgres";
    static final String MUSTER = "muster";

    static Passwords keptIn(Path home) {
        Path file = home.resolve("pgpass");
        try {
            if (!Files.exists(file)) {
                refuseLoss(home, file);
                write(home, file, new Passwords(random(), random()));
            }
            List<String> lines = Files.readAllLines(file);
            return new Passwords(of(SUPERUSER, lines, file), of(MUSTER, lines, file));
        } catch (IOException e) {
            throw new CannotStart("The password file " + file + " cannot be read or written: " + e.getMessage(), e);
        }
    }

    private static void refuseLoss(Path home, Path file) {
        if (Files.exists(Cluster.directory(home))) {
            throw new CannotStart("The password file " + file
                    + " is missing, and without it the database cannot be opened: restore it from the backup");
        }
    }

    private static void write(Path home, Path file, Passwords passwords) throws IOException {
        Path half = Files.createTempFile(
                home,
                "pgpass",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(half, line(SUPERUSER, passwords.superuser()) + line(MUSTER, passwords.muster()));
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        Directories.force(home);
    }

    private static String line(String role, String password) {
        return "*:*:*:" + role + ":" + password + "\n";
    }

    private static String of(String role, List<String> lines, Path file) {
        String start = "*:*:*:" + role + ":";
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst()
                .orElseThrow(() -> new CannotStart("The password file " + file + " names no password of " + role));
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "Passwords[not shown]";
    }
}
