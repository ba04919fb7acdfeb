package dev.muster.console.table;

import dev.muster.fuzz.Fuzzed;
import dev.muster.fuzz.Invariant;
import dev.muster.http.Multipart;
import dev.muster.http.Request;
import dev.muster.refusal.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A form with a file: its parts are those that were put in, however the bytes come and however much of each part is
/// read, and the form of an import takes its table from them.
///
/// A line is `name|file name|content`. An input that begins with `multipart/` is the type in its first line and then
/// the body; one that begins with a dash is a body with the boundary `b`.
public final class MultipartTarget implements Fuzzed {

    private static final String TYPE = "multipart/form-data; boundary=b";
    private static final long LIMIT = 1 << 20;

    /// What a part says.
    private record Told(String name, String fileName, String content) {}

    @Override
    public void read(byte[] input) {
        String text = bytes(input);
        int line = text.indexOf('\n');
        if (text.startsWith("multipart/") && line > 0) {
            read(text.substring(0, line).strip(), text.substring(line + 1).getBytes(StandardCharsets.ISO_8859_1));
        } else if (text.startsWith("-")) {
            read(TYPE, input);
        } else {
            List<Told> parts = parts(new String(input, StandardCharsets.UTF_8));
            byte[] body = written(parts);
            Invariant.same(parts, parts(request(TYPE, new ByteArrayInputStream(body))));
            read(TYPE, body);
        }
    }

    private static void read(String type, byte[] body) {
        Optional<List<Told>> whole = refusable(() -> parts(request(type, new ByteArrayInputStream(body))));

        Invariant.same(whole, refusable(() -> parts(request(type, new Drops(body)))));
        Invariant.same(
                whole.map(List::size), refusable(() -> passedOver(request(type, new ByteArrayInputStream(body)))));
        whole.filter(parts -> !parts.isEmpty()).ifPresent(parts -> {
            Request request = request(type, new ByteArrayInputStream(body));
            Invariant.same(parts.subList(1, parts.size()), parts(afterFirst(request)));
        });
        upload(whole.orElse(List.of()), request(type, new ByteArrayInputStream(body)));
    }

    /// As a form of the console is read: the token first, by somebody else.
    private static Request afterFirst(Request request) {
        try {
            Multipart form = request.multipart(LIMIT);
            Invariant.holds(form.next().isPresent(), "there is a first part");
            return request.after(form);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void upload(List<Told> parts, Request request) {
        try (Upload upload = Upload.of(request)) {
            String table = bytes(upload.open().readAllBytes());
            Invariant.holds(
                    table.isEmpty()
                            || parts.stream()
                                    .anyMatch(part -> List.of("text", "file").contains(part.name())
                                            && part.content().equals(table)),
                    "the table is one of the parts");
            Invariant.holds(
                    upload.isTrial()
                            || parts.stream().anyMatch(part -> part.content().equals("import")),
                    "nothing is imported that nobody asked for");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Told> parts(Request request) {
        try {
            List<Told> parts = new ArrayList<>();
            Multipart form = request.multipart(LIMIT);
            for (Optional<Multipart.Part> part = form.next(); part.isPresent(); part = form.next()) {
                String content = bytes(part.get().content().readAllBytes());
                parts.add(new Told(part.get().name(), part.get().fileName(), content));
            }
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int passedOver(Request request) {
        try {
            Multipart form = request.multipart(LIMIT);
            int count = 0;
            while (form.next().isPresent()) {
                count++;
            }
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> Optional<T> refusable(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (Refused refused) {
            return Optional.empty();
        }
    }

    private static Request request(String type, InputStream body) {
        return new Request("1", "POST", "/", Map.of(), Map.of(), Map.of("Content-Type", type)::get, () -> body);
    }

    /// What the lines of an input say, as a browser would send it.
    private static List<Told> parts(String lines) {
        return lines.lines()
                .map(line -> line.split("\\|", 3))
                .map(words -> new Told(
                        quotable(words[0]),
                        words.length > 1 ? quotable(words[1]) : "",
                        words.length > 2 ? bytes(words[2].getBytes(StandardCharsets.UTF_8)) : ""))
                .toList();
    }

    private static String quotable(String name) {
        return name.replace("\"", "%22");
    }

    private static byte[] written(List<Told> parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Told part : parts) {
            String file = part.fileName().isEmpty() ? "" : "; filename=\"" + part.fileName() + "\"";
            body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"" + part.name() + "\"" + file + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes((part.content() + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        body.writeBytes("--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static String bytes(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /// Gives one byte at a time, as a slow client does.
    private static final class Drops extends ByteArrayInputStream {

        private Drops(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] to, int offset, int length) {
            return super.read(to, offset, Math.min(1, length));
        }
    }
}
