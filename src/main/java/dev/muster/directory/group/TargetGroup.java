package dev.muster.directory.group;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A set of people.
///
/// @param settingId the setting that generated or mirrors it, or null
/// @param name in the spelling seen first (rule G3)
public record TargetGroup(
        UUID id,
        Origin origin,
        @Nullable UUID settingId,
        String name,
        long memberCount,
        Instant createdAt,
        Instant updatedAt) {

    /// Who made the group, and so who may change it (rule G7).
    public enum Origin {
        MANUAL,
        GENERATED,
        MIRRORED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Origin of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// What a person's list of groups shows of one.
    public record Reference(UUID id, String name, Origin origin) {}
}
