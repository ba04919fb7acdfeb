package dev.muster.scim.message;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The media types of request bodies (RFC 7644 section 3.8): SCIM JSON and plain JSON, in UTF-8 or, for one
/// test client, ISO-8859-1.
record MediaType(Charset charset) {

    static final String SCIM_JSON = "application/scim+json";

    static MediaType of(@Nullable String contentType) {
        if (contentType == null || contentType.isBlank()) {
            return new MediaType(StandardCharsets.UTF_8);
        }
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        String type = parts[0].strip();
        if (!type.equals(SCIM_JSON) && !type.equals("application/json")) {
            throw unsupported("Send " + SCIM_JSON + " or application/json");
        }
        Charset charset = StandardCharsets.UTF_8;
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("charset=")) {
                charset = charset(parameter
                        .substring("charset=".length())
                        .replace("\"", "")
                        .strip());
            }
        }
        return new MediaType(charset);
    }

    private static Charset charset(String name) {
        return switch (name) {
            case "utf-8", "utf8", "" -> StandardCharsets.UTF_8;
            case "iso-8859-1" -> StandardCharsets.ISO_8859_1;
            default -> throw unsupported("Send UTF-8");
        };
    }

    /// A byte order mark is tolerated (RFC 8259 section 8.1); malformed UTF-8 is refused, never repaired.
    String decode(byte[] body) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Refused(new Refusal.InvalidSyntax("The body is not valid UTF-8"));
        }
    }

    private static Refused unsupported(String message) {
        return new Refused(new Refusal.UnsupportedMediaType(message));
    }
}
