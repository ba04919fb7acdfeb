package dev.muster.directory.user;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A person whom a setting's client may not have, or an address that its rules may not give, because somebody else has
/// the address (rule L6).
///
/// @param resource what the client sent last; it becomes the person's resource when that is moved
/// @param changed the person of the setting whose change was refused, or who keeps an address; null for a POST
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
        CHANGE("This address belongs to a person of another SCIM setting of the company."),
        /// The client was refused nothing: an edit of the rules takes no address from anybody.
        RULES(
                "The rules give this address, and it belongs to a person of another SCIM setting of the company: the person"
                        + " keeps the address that it has.");

        private final String message;

        Kind(String message) {
            this.message = message;
        }

        /// What the client was told, if anything.
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
        return !isOfOwn() && holders.size() == 1;
    }

    /// Whether it is about a person whom the setting has already.
    public boolean isOfOwn() {
        return switch (kind) {
            case CHANGE, RULES -> true;
            case OTHER_SETTING, NOT_ADOPTING, SEVERAL_PEOPLE -> false;
        };
    }

    Conflict heldBy(List<Person> people) {
        return new Conflict(id, kind, resource, emailKey, changed, firstAt, lastAt, times, requestId, people);
    }
}
