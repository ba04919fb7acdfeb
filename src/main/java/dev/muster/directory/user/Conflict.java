package dev.muster.directory.user;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A person whom a setting's client may not have, because somebody else has the address (rule L6).
///
/// @param resource what the client sent last; it becomes the person's resource when that is moved
/// @param changed the person of the setting whose change was refused; null for a POST
/// @param times how often the client was refused
/// @param holders who has the address now; two at most, for two are already too many
public record Conflict(
        UUID id,
        Kind kind,
        ObjectNode resource,
        String emailKey,
        @Nullable UUID changed,
        Instant firstAt,
        Instant lastAt,
        long times,
        @Nullable String requestId,
        List<Person> holders) {

    public Conflict {
        holders = List.copyOf(holders);
    }

    /// Why the client was refused.
    public enum Kind {
        OTHER_SETTING("This address belongs to a person of another SCIM setting of the company."),
        NOT_ADOPTING("A person with this address exists already, and this setting does not adopt people."),
        SEVERAL_PEOPLE("Several people with this address exist already; it is not clear whom to adopt."),
        /// Only a POST can bring somebody into a setting.
        CHANGE("This address belongs to a person of another SCIM setting of the company.");

        private final String message;

        Kind(String message) {
            this.message = message;
        }

        /// What the client was told.
        public String message() {
            return message;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /// Whether it is clear whom to move, and into which resource.
    public boolean isMovable() {
        return kind != Kind.CHANGE && holders.size() == 1;
    }

    Conflict heldBy(List<Person> people) {
        return new Conflict(id, kind, resource, emailKey, changed, firstAt, lastAt, times, requestId, people);
    }
}
