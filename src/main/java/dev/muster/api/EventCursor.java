package dev.muster.api;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/// A place in the story of one subject, which is told from its end; in a company's feed a place is a number.
///
/// @param at to the microsecond, as it is stored
record EventCursor(Instant at, UUID id) {

    /// Later than everything.
    static final EventCursor END = new EventCursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    private static final int POSITION_BYTES = Long.BYTES;
    private static final int BYTES = 3 * Long.BYTES;

    static EventCursor read(String text) {
        ByteBuffer bytes = bytes(text, BYTES, "cursor");
        Instant at = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
        if (at.isAfter(END.at()) || at.isBefore(Instant.EPOCH)) {
            throw unknown("cursor");
        }
        return new EventCursor(at, new UUID(bytes.getLong(), bytes.getLong()));
    }

    String text() {
        return text(
                ChronoUnit.MICROS.between(Instant.EPOCH, at),
                id.getMostSignificantBits(),
                id.getLeastSignificantBits());
    }

    /// A place in the feed.
    static long position(String text) {
        return bytes(text, POSITION_BYTES, "after").getLong();
    }

    static String text(long... numbers) {
        byte[] bytes = new byte[numbers.length * Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().put(numbers);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static ByteBuffer bytes(String text, int length, String parameter) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length == length) {
                return ByteBuffer.wrap(bytes);
            }
        } catch (IllegalArgumentException e) {
            // falls through to the same answer as for any other text that we never gave
        }
        throw unknown(parameter);
    }

    private static Refused unknown(String parameter) {
        return new Refused(new Refusal.InvalidValue(parameter, "is not one that an answer gave"));
    }
}
