package dev.muster.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/// PostgreSQL's programs as a compressed archive on the class path, one per operating system and processor.
/// Unpacked once per version; a directory that is there is whole, because it gets its name last.
record Archive(String resource, String version) {

    /// The programs on disk.
    record Unpacked(Path bin, String version) {}

    static Archive ofThisMachine() {
        return new Archive(
                resource(
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Files.exists(Path.of("/etc/alpine-release"))),
                versionOnClassPath());
    }

    static String resource(String os, String arch, boolean alpine) {
        String system = os.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : os.toLowerCase(Locale.ROOT);
        String processor = arch.equals("aarch64") ? "arm_64" : "x86_64";
        return "/postgres-" + system + "-" + processor + (alpine ? "-alpine_linux" : "") + ".txz";
    }

    Unpacked unpackedIn(Path directory) {
        Path whole = directory.resolve(version);
        if (!Files.isDirectory(whole)) {
            unpack(directory, whole);
        }
        return new Unpacked(whole.resolve("bin"), version);
    }

    private void unpack(Path directory, Path whole) {
        try (@Nullable InputStream compressed = Archive.class.getResourceAsStream(resource)) {
            if (compressed == null) {
                throw new CannotStart("There is no embedded PostgreSQL for this machine (" + resource.substring(1)
                        + "): name a server of your own with --database-url");
            }
            Files.createDirectories(directory);
            Path half = Files.createTempDirectory(directory, version + "-half-");
            unpack(compressed, half);
            moveUnlessAnotherWasFirst(half, whole);
        } catch (IOException e) {
            throw new CannotStart("PostgreSQL cannot be unpacked into " + directory + ": " + e.getMessage(), e);
        }
    }

    private static void unpack(InputStream compressed, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(compressed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("an entry lies outside: " + entry.getName());
                }
                write(tar, entry, path);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static void moveUnlessAnotherWasFirst(Path half, Path whole) throws IOException {
        try {
            Files.move(half, whole);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(whole)) {
                throw e;
            }
            Directories.delete(half);
        }
    }

    private static String versionOnClassPath() {
        try (InputStream in = Archive.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("postgres");
        } catch (IOException e) {
            throw new IllegalStateException("version.properties is missing from the class path", e);
        }
    }
}
