package dev.muster.verify;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// Names that nobody else has: each bears the marker of this run, so that what is left anywhere can be recognised.
///
/// @param marker begins every userName and displayName
public record Names(String marker, AtomicInteger used) {

    private static final String BEGIN = "muster-verify-";

    /// @param chance four random bytes or more
    public static Names with(long chance) {
        return new Names(
                BEGIN + Long.toString(chance & 0xFFFF_FFFFFFL, 36).toLowerCase(Locale.ROOT), new AtomicInteger());
    }

    /// A name that begins with the marker and bears a word.
    public String next(String word) {
        return marker + "-" + used.incrementAndGet() + "-" + word;
    }

    /// An address in a domain that nobody can have (RFC 2606 section 2).
    public String address(String word) {
        return next(word) + "@verify.example";
    }
}
