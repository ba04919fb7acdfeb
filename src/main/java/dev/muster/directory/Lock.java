package dev.muster.directory;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Why a part of a person or a group cannot be changed by hand (rules L7, G7). What is told beforehand and what
/// refuses the change is this same lock.
///
/// @param part what a change by hand would name: a field as the admin API calls it, `status`, `name`, `members`,
/// `membership`, or `deletion`
/// @param setting the SCIM setting that locks it, or null where none does (any more)
/// @param source where SCIM takes the value of a field from; null for what is no field
public record Lock(
        String part,
        String rule,
        String reason,
        @Nullable UUID setting,
        @Nullable Source source) {

    public static final String DELETION = "deletion";

    private static final String CUSTOM = "fields.";

    /// @param paths in the order in which they are tried
    public record Source(Kind kind, List<String> paths) {

        public Source {
            paths = List.copyOf(paths);
        }

        /// Who says that the paths fill the field: an administrator, the standard (rule F1), or the client (rule
        /// F6).
        public enum Kind {
            MAPPING,
            DEFAULT,
            EXTENSION
        }
    }

    /// The part that a field is.
    public static String field(String key, boolean standard) {
        return standard ? key : CUSTOM + key;
    }

    /// Refuses a change by hand of a part that is no value, such as a deletion.
    ///
    /// @throws Refused with Locked
    public static void refuse(List<Lock> locks, String part) {
        locks.stream().filter(lock -> lock.part().equals(part)).findFirst().ifPresent(lock -> {
            throw lock.refused();
        });
    }

    public Refused refused() {
        return new Refused(new Refusal.Locked(reason));
    }

    /// Refuses a change by hand of any of these values that is locked, with all of their reasons.
    ///
    /// @throws Refused with Locked
    public static void refuse(List<Lock> locks, Collection<String> parts) {
        List<Refusal.FieldError> locked = locks.stream()
                .filter(lock -> parts.contains(lock.part()))
                .map(lock -> new Refusal.FieldError(lock.part(), lock.reason()))
                .toList();
        if (!locked.isEmpty()) {
            throw new Refused(new Refusal.Locked(locked.getFirst().message(), locked));
        }
    }

    /// The column of a table that tells the part.
    static String column(String part) {
        return part.startsWith(CUSTOM) ? part.substring(CUSTOM.length()) : part;
    }
}
