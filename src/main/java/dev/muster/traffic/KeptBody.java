package dev.muster.traffic;

import org.jspecify.annotations.Nullable;

/// A body as far as it is kept: without secrets, and not at any length.
///
/// @param size its bytes as they went over the wire
/// @param text what is kept; null when nothing is
/// @param note why it is not kept whole; null when it is, or when there was none
public record KeptBody(
        long size, @Nullable String text, @Nullable String note) {

    /// The most characters that are kept.
    public static final int MOST = 16 * 1024;

    public static final KeptBody NONE = new KeptBody(0, null, null);

    /// What is longer is cut, and says so.
    public static KeptBody of(long size, String text) {
        if (text.length() <= MOST) {
            return new KeptBody(size, text, null);
        }
        // Between two members, so that no name is left in half and not found again.
        int comma = text.lastIndexOf(',', MOST - 1);
        int end = comma > 0 ? comma + 1 : 0;
        return new KeptBody(size, text.substring(0, end), "cut after %d characters".formatted(end));
    }

    public static KeptBody withheld(long size, String note) {
        return new KeptBody(size, null, note);
    }
}
