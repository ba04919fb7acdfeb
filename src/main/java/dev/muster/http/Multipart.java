package dev.muster.http;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A form with files (RFC 7578), read part by part as it comes; nothing but the part at hand is in memory.
public final class Multipart {

    static final String TYPE = "multipart/form-data";

    private static final int LONGEST_HEADERS = 8 * 1024;
    private static final Pattern BOUNDARY =
            Pattern.compile("(?i)boundary=\"?([0-9A-Za-z'()+_,./:=? -]{1,70}?)\"?\\s*(?:;|$)");
    private static final Pattern NAME = Pattern.compile("(?i)[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE = Pattern.compile("(?i)[; ]filename=\"([^\"]*)\"");

    private final String boundary;
    private final byte[] delimiter;
    private final InputStream body;
    private boolean begun;
    private boolean ended;
    private Content open = new Content();

    private Multipart(String boundary, InputStream body) {
        this.boundary = boundary;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
        this.body = new BufferedInputStream(body, 64 * 1024);
        open.atEnd = true;
    }

    /// A part of the form: a field, or a file with its name.
    ///
    /// @param fileName empty for a field, and for a file that was not chosen
    /// @param content can be read until the next part is asked for
    public record Part(String name, String fileName, InputStream content) {

        /// The value of a field.
        ///
        /// @throws Refused with TooLarge when it has more than `limit` bytes
        public String text(int limit) throws IOException {
            byte[] bytes = content.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new Refused(new Refusal.TooLarge(limit));
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    static boolean isSent(Request request) {
        return request.header("Content-Type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .startsWith(TYPE);
    }

    static Multipart of(Request request, long limit) {
        Matcher boundary = BOUNDARY.matcher(request.header("Content-Type").orElse(""));
        if (!isSent(request) || !boundary.find()) {
            throw new Refused(new Refusal.UnsupportedMediaType("Send the form as " + TYPE));
        }
        return new Multipart(boundary.group(1), request.flow(limit));
    }

    /// The next part; what was not read of the one before is passed over.
    ///
    /// @throws Refused with InvalidSyntax when the form is none
    public Optional<Part> next() throws IOException {
        open.finish();
        if (ended) {
            return Optional.empty();
        }
        if (!begun) {
            begun = true;
            expect("--" + boundary);
        }
        int first = body.read();
        int second = body.read();
        if (first == '-' && second == '-') {
            ended = true;
            return Optional.empty();
        }
        if (first != '\r' || second != '\n') {
            throw malformed();
        }
        String headers = headers();
        open = new Content();
        return Optional.of(new Part(value(NAME, headers), value(FILE, headers), open));
    }

    /// What follows the part at hand, as a form of its own.
    InputStream rest() throws IOException {
        open.finish();
        byte[] beginning = ("--" + boundary).getBytes(StandardCharsets.US_ASCII);
        return new SequenceInputStream(new ByteArrayInputStream(beginning), body);
    }

    private void expect(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        if (!new String(body.readNBytes(bytes.length), StandardCharsets.US_ASCII).equals(text)) {
            throw malformed();
        }
    }

    private String headers() throws IOException {
        StringBuilder headers = new StringBuilder();
        while (!areWhole(headers)) {
            int c = body.read();
            if (c < 0 || headers.length() > LONGEST_HEADERS) {
                throw malformed();
            }
            headers.append((char) c);
        }
        return new String(headers.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /// Asked for each byte, so it looks at the last ones only.
    private static boolean areWhole(StringBuilder headers) {
        int length = headers.length();
        return length == 2 ? headers.indexOf("\r\n") == 0 : headers.indexOf("\r\n\r\n", Math.max(0, length - 4)) >= 0;
    }

    private static String value(Pattern pattern, String headers) {
        Matcher value = pattern.matcher(headers);
        return value.find() ? value.group(1) : "";
    }

    private static Refused malformed() {
        return new Refused(new Refusal.InvalidSyntax("The form cannot be read: its parts do not end as they should."));
    }

    /// The bytes of a part, up to the delimiter that ends it.
    private final class Content extends InputStream {

        private boolean atEnd;

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int count = 0;
            while (count < length) {
                int c = read();
                if (c < 0) {
                    return count == 0 ? -1 : count;
                }
                to[offset + count++] = (byte) c;
            }
            return count;
        }

        @Override
        public int read() throws IOException {
            if (atEnd) {
                return -1;
            }
            body.mark(delimiter.length);
            int c = body.read();
            if (c < 0) {
                throw malformed();
            }
            if (c != delimiter[0]) {
                return c;
            }
            for (int i = 1; i < delimiter.length; i++) {
                if (body.read() != delimiter[i]) {
                    body.reset();
                    return body.read();
                }
            }
            atEnd = true;
            return -1;
        }

        void finish() throws IOException {
            while (read() >= 0) {
                // to the delimiter
            }
        }
    }
}
