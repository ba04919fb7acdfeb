package dev.muster.directory.user;

import dev.muster.directory.group.PlannedGroups;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;

/// Groups that people would join and leave, in a table without objects: a company may have a group for each of its
/// people. A group that does not exist yet is known by 128 bits of the SHA-256 of its name, another by its id.
final class CountedGroups {

    private static final int FIRST_CAPACITY = 1 << 10;
    private static final int FREE = 0;
    private static final int APPEARS = -1;
    private static final int JOINED = -2;

    private long[] high = new long[FIRST_CAPACITY];
    private long[] low = new long[FIRST_CAPACITY];

    /// How many leave the group for good; or that somebody joins it, or that it appears.
    private int[] state = new int[FIRST_CAPACITY];

    private int size;
    private int appearing;

    /// How many groups it knows.
    int size() {
        return size;
    }

    /// How many do not exist yet.
    int appearing() {
        return appearing;
    }

    /// Somebody would come into a group.
    void joined(PlannedGroups.Place place) {
        UUID group = place.id() == null ? hash(place.key()) : place.id();
        int at = place(group);
        if (place.appears() && state[at] != APPEARS) {
            appearing++;
        }
        put(at, group, place.appears() ? APPEARS : JOINED);
    }

    /// Somebody would leave a group that no hand keeps him in.
    void vacated(UUID group) {
        int at = place(group);
        if (state[at] >= 0) {
            put(at, group, state[at] + 1);
        }
    }

    /// How many leave each group that nobody joins.
    ///
    /// @param atOnce how many groups in one map
    Iterable<Map<UUID, Long>> vacated(int atOnce) {
        return () -> new Iterator<>() {
            private int next = following(0);

            @Override
            public boolean hasNext() {
                return next < state.length;
            }

            @Override
            public Map<UUID, Long> next() {
                Map<UUID, Long> some = new HashMap<>();
                for (; hasNext() && some.size() < atOnce; next = following(next + 1)) {
                    some.put(new UUID(high[next], low[next]), (long) state[next]);
                }
                return some;
            }
        };
    }

    private int following(int from) {
        int at = from;
        while (at < state.length && state[at] <= 0) {
            at++;
        }
        return at;
    }

    private void put(int at, UUID group, int value) {
        boolean isNew = state[at] == FREE;
        high[at] = group.getMostSignificantBits();
        low[at] = group.getLeastSignificantBits();
        state[at] = value;
        if (isNew && ++size > state.length / 2) {
            grow();
        }
    }

    /// Where the group stands, or would stand.
    private int place(UUID group) {
        int mask = state.length - 1;
        int at = mixed(group) & mask;
        while (state[at] != FREE
                && (high[at] != group.getMostSignificantBits() || low[at] != group.getLeastSignificantBits())) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        int[] oldState = state;
        high = new long[2 * oldState.length];
        low = new long[2 * oldState.length];
        state = new int[2 * oldState.length];
        for (int i = 0; i < oldState.length; i++) {
            if (oldState[i] != FREE) {
                int at = place(new UUID(oldHigh[i], oldLow[i]));
                high[at] = oldHigh[i];
                low[at] = oldLow[i];
                state[at] = oldState[i];
            }
        }
    }

    /// Ids of version 7 that were made at one time begin alike.
    private static int mixed(UUID group) {
        long bits = (group.getMostSignificantBits() ^ group.getLeastSignificantBits()) * 0x9E3779B97F4A7C15L;
        return (int) (bits >>> 32);
    }

    private static UUID hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes = ByteBuffer.wrap(digest);
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
