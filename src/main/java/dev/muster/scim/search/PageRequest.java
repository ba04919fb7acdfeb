package dev.muster.scim.search;

import dev.muster.directory.query.Start;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refusal.CursorFault;
import dev.muster.refusal.Refused;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Which page of a list is asked for (RFC 7644 section 3.4.2.4, RFC 9865 section 2). A startIndex below 1
/// counts as 1, a negative count as 0, and a count above the limit is cut silently.
record PageRequest(Start start, int count) {

    private static final String COUNT = "count";
    private static final String START_INDEX = "startIndex";

    /// @param most the largest page
    static PageRequest of(Search search, Walk walk, Cursors cursors, int most) {
        @Nullable String cursor = search.cursor();
        if (cursor == null) {
            int index = Math.max(1, number(search.startIndex(), START_INDEX).orElse(1));
            return new PageRequest(
                    new Start.Index(index), within(number(search.count(), COUNT).orElse(most), most));
        }
        if (search.startIndex() != null) {
            throw new Refused(new Refusal.InvalidValue(START_INDEX, "cannot be used together with cursor"));
        }
        OptionalInt asked = walked(search.count());
        if (cursor.isEmpty()) {
            return new PageRequest(new Start.Walk(null), within(asked.orElse(most), most));
        }
        Cursor known = cursors.open(cursor, walk);
        if (asked.isPresent() && within(asked.getAsInt(), most) != known.count()) {
            throw Cursors.refused(CursorFault.COUNT, "The count differs from the one with which the walk began.");
        }
        return new PageRequest(new Start.Walk(known.after()), known.count());
    }

    private static int within(int count, int most) {
        return Math.clamp(count, 0, most);
    }

    private static OptionalInt walked(@Nullable String count) {
        try {
            return number(count, COUNT);
        } catch (Refused refused) {
            throw Cursors.refused(CursorFault.COUNT, "The count is no whole number, or too large a one.");
        }
    }

    private static OptionalInt number(@Nullable String sent, String name) {
        String text = sent == null ? "" : sent.strip();
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new Refused(new Refusal.InvalidValue(name, "is no whole number, or too large a one"));
        }
    }
}
