package dev.muster.scim.message;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.Folding;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The bytes of a request become a JSON object within bounds (RFC 7644 section 7.7), and an answer becomes
/// bytes. What comes out of [#read] can be stored as it is: no NUL, no lone surrogate, no name twice, numbers
/// as exact as they were sent.
public final class JsonBody {

    private static final int MAX_EXPONENT = 400;
    private static final String NUMBER_TOO_LARGE = "A number is too large or too small";

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(32)
            .maxNumberLength(32)
            .maxStringLength(64 * 1024)
            .maxNameLength(256)
            .build();

    private static final JsonMapper JSON = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(LIMITS).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonBody() {}

    /// Reads the body of a request.
    ///
    /// @param contentType the header as sent; a request without one is taken as SCIM JSON
    /// @throws Refused UnsupportedMediaType for other media types, InvalidSyntax for what is no JSON object
    /// within the limits
    public static ObjectNode read(byte[] body, @Nullable String contentType) {
        return parse(MediaType.of(contentType).decode(body));
    }

    /// Writes what is made while it is written, and need not be held in memory.
    public static void write(JsonNode node, OutputStream out) {
        JSON.writeValue(out, node);
    }

    public static byte[] write(JsonNode node) {
        return JSON.writeValueAsBytes(node);
    }

    /// The bytes of a part of a body, to be read once more: a number keeps its exponent, lest it become too
    /// long.
    public static byte[] part(JsonNode node) {
        return JSON.writer()
                .without(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .writeValueAsBytes(node);
    }

    private static ObjectNode parse(String text) {
        JsonNode node;
        try {
            node = JSON.readTree(text);
        } catch (StreamConstraintsException e) {
            throw invalid("The body is nested too deeply, or holds a name, text or number that is too long");
        } catch (NumberFormatException e) {
            // What the parser throws for an exponent that no int holds.
            throw invalid(NUMBER_TOO_LARGE);
        } catch (JacksonException e) {
            // The parser's own words may quote the body, which may hold a password.
            throw invalid("The body is not well-formed JSON, or has a member twice" + place(e));
        }
        if (!(node instanceof ObjectNode object)) {
            throw invalid("The body must be a JSON object");
        }
        check(object);
        return object;
    }

    private static String place(JacksonException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    /// The parser bounds the depth, so recursion is safe here.
    private static void check(JsonNode node) {
        if (node.isObject()) {
            checkMembers(node);
        } else if (node.isArray()) {
            node.forEach(JsonBody::check);
        } else if (node.isString()) {
            checkText(node.stringValue());
        } else if (node.isBigDecimal()) {
            checkNumber(node.decimalValue());
        }
    }

    private static void checkMembers(JsonNode object) {
        Set<String> seen = new HashSet<>();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            checkText(member.getKey());
            // Attribute names have no case (RFC 7643 section 2.1), so `Title` beside `title` is the same member
            // twice.
            if (!seen.add(member.getKey().toLowerCase(Locale.ROOT))) {
                throw invalid("A member stands twice in one object (names are compared without case)");
            }
            check(member.getValue());
        }
    }

    private static void checkText(String text) {
        if (!Folding.isStorable(text)) {
            throw invalid("Text must not contain the character U+0000 or half of a surrogate pair");
        }
    }

    /// A short number such as 1e999999999 would be written out with a billion digits.
    private static void checkNumber(BigDecimal number) {
        if (Math.abs((long) number.precision() - number.scale()) > MAX_EXPONENT
                || Math.abs((long) number.scale()) > MAX_EXPONENT) {
            throw invalid(NUMBER_TOO_LARGE);
        }
    }

    private static Refused invalid(String message) {
        return new Refused(new Refusal.InvalidSyntax(message));
    }
}
