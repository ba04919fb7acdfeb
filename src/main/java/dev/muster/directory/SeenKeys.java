package dev.muster.directory;

/// Which keys came before, remembered as numbers of 64 bits: 16 MB for a million keys, and one chance in ten
/// million that two of the million are taken for one.
public final class SeenKeys {

    private static final int FIRST_SIZE = 1 << 10;

    private long[] slots = new long[FIRST_SIZE];
    private int count;

    public boolean contains(String key) {
        return slots[slot(slots, number(key))] != 0;
    }

    /// @return false when the key came before
    public boolean add(String key) {
        long number = number(key);
        int slot = slot(slots, number);
        if (slots[slot] != 0) {
            return false;
        }
        slots[slot] = number;
        count++;
        if (count > slots.length / 2) {
            grow();
        }
        return true;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (long number : slots) {
            if (number != 0) {
                larger[slot(larger, number)] = number;
            }
        }
        slots = larger;
    }

    /// Where the number is, or where it would be.
    private static int slot(long[] slots, long number) {
        int slot = (int) (number ^ (number >>> 32)) & (slots.length - 1);
        while (slots[slot] != 0 && slots[slot] != number) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    /// FNV-1a with its bits mixed once more; 0 stands for an empty place.
    private static long number(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
        hash ^= hash >>> 29;
        return hash == 0 ? 1 : hash;
    }
}
