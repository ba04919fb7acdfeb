package dev.muster.console.table;

import dev.muster.http.Multipart;
import dev.muster.http.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A table as the form of an import brought it: a file that was chosen, or else the text of the page. What is too
/// large for memory lies in a file of the machine until it is closed.
///
/// @param fileName of the file that was chosen, or an empty text
/// @param small the whole of it, unless it lies in a file
@SuppressWarnings("ArrayRecordComponent") // never compared
record Upload(
        boolean isTrial,
        String fileName,
        byte[] small,
        @Nullable Path file) implements AutoCloseable {

    /// What is imported at once, and shown on the page again, to be mended there.
    static final int LARGEST_TEXT = 200 * 1024;

    /// What was pasted is nowhere else, so more of it is shown again.
    private static final int LARGEST_PASTED = 4 << 20;

    private static final long LARGEST = 512L << 20;
    private static final byte[] NOTHING = {};

    static Upload of(Request request) {
        Upload upload = new Upload(true, "", NOTHING, null);
        try {
            Multipart form = request.multipart(LARGEST);
            for (Optional<Multipart.Part> part = form.next(); part.isPresent(); part = form.next()) {
                upload = upload.with(part.get());
            }
            return upload;
        } catch (IOException e) {
            upload.close();
            throw Request.unread(e);
        } catch (RuntimeException e) {
            upload.close();
            throw e;
        }
    }

    private Upload with(Multipart.Part part) throws IOException {
        return switch (part.name()) {
            case "how" -> new Upload(!part.text(16).equals("import"), fileName, small, file);
            // A file that was chosen goes before the text, wherever it stands.
            case "text" -> isEmpty() ? kept(fileName, part.content()) : this;
            case "file" -> part.fileName().isEmpty() ? this : kept(part.fileName(), part.content());
            default -> this;
        };
    }

    private Upload kept(String name, InputStream content) throws IOException {
        int limit = name.isEmpty() ? LARGEST_PASTED : LARGEST_TEXT;
        byte[] first = content.readNBytes(limit + 1);
        if (first.length <= limit) {
            return new Upload(isTrial, name, first, null);
        }
        Path path = Files.createTempFile("muster-import", ".csv");
        try (OutputStream out = Files.newOutputStream(path)) {
            out.write(first);
            content.transferTo(out);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
        return new Upload(isTrial, name, NOTHING, path);
    }

    boolean isEmpty() {
        return file == null && text().isBlank();
    }

    boolean isLarge() {
        return file != null || small.length > LARGEST_TEXT;
    }

    /// The whole of it, to be mended on the page; empty when it is too large for that.
    String text() {
        return new String(small, StandardCharsets.UTF_8);
    }

    InputStream open() {
        try {
            return file == null ? new ByteArrayInputStream(small) : Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
