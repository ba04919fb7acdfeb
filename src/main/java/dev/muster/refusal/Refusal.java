package dev.muster.refusal;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Why a request is declined. Each case carries what the caller needs to mend it and nothing secret.
/// The doors turn a refusal into words: SCIM errors (RFC 7644 section 3.12) or problem+json (RFC 9457).
public sealed interface Refusal {

    /// The body is not what the protocol asks for: malformed JSON, a missing message URN, a wrong structure.
    record InvalidSyntax(String message) implements Refusal {}

    /// A value is missing, of the wrong type or out of bounds. `field` is an attribute path or a JSON member
    /// path.
    record InvalidValue(String field, String message) implements Refusal {}

    /// Several fields of one form are wrong at once; all are told together.
    record InvalidFields(List<FieldError> errors) implements Refusal {}

    /// A filter that does not parse or compares what cannot be compared. `position` counts characters from 0.
    record InvalidFilter(String message, int position) implements Refusal {}

    /// A path that does not parse or names no attribute. `position` counts characters from 0.
    record InvalidPath(String message, int position) implements Refusal {}

    /// A PATCH path that selects nothing where something is needed (RFC 7644 section 3.5.2).
    record NoTarget(String message) implements Refusal {}

    /// An attempt to change what is read-only or immutable, or to remove what is required.
    record Mutability(String attribute, String message) implements Refusal {}

    /// The request would cost or return more than is allowed.
    record TooMany(String message) implements Refusal {}

    /// A list cannot be continued in the way that was asked for (RFC 9865 section 2.1).
    record UnusableCursor(CursorFault fault, String message) implements Refusal {}

    /// What is wrong with a cursor: it is not ours or was made for another list; it is too old; the page size
    /// is another one.
    enum CursorFault {
        INVALID,
        EXPIRED,
        COUNT
    }

    /// The value is taken. `field` names what clashes.
    record Uniqueness(String field, String message) implements Refusal {}

    /// The object is in a state that forbids the change: locked by a rule, owned by a setting.
    ///
    /// @param parts of the object that are locked and were to change, each with its reason; may be empty
    record Locked(String message, List<FieldError> parts) implements Refusal {

        public Locked {
            parts = List.copyOf(parts);
        }

        public Locked(String message) {
            this(message, List.of());
        }
    }

    /// Unknown, or not visible to the caller: the two are never told apart.
    record NotFound(String what) implements Refusal {}

    /// The If-Match precondition failed: the resource has another version.
    record PreconditionFailed(String message) implements Refusal {}

    /// No credentials (`invalidToken` false), or credentials that are unknown, expired or revoked.
    record Unauthorized(boolean invalidToken) implements Refusal {}

    /// Known caller, missing right.
    record Forbidden(String message) implements Refusal {}

    /// The body is larger than `limit` bytes.
    record TooLarge(long limit) implements Refusal {}

    /// The request asks for more operations than `limit` at once.
    record TooManyOperations(int limit) implements Refusal {}

    /// A reference within the request leads to nothing: what it names is not made by the request, or could not
    /// be.
    record Unresolved(String message) implements Refusal {}

    /// The request's media type is not understood here.
    record UnsupportedMediaType(String message) implements Refusal {}

    /// The address exists, the method does not; `allowed` goes into the Allow header.
    record MethodNotAllowed(Set<String> allowed) implements Refusal {}

    /// More requests than the setting's rate allows.
    record TooManyRequests(Duration retryAfter) implements Refusal {}

    /// Muster or its database cannot answer now, or the outcome of a commit is unknown. Repeating is safe.
    record Unavailable(Duration retryAfter) implements Refusal {}

    /// A feature of the protocol that is not offered.
    record NotImplemented(String message) implements Refusal {}

    /// One wrong field of a form; `position` counts characters within its value, or is -1.
    record FieldError(String field, String message, int position) {
        public FieldError(String field, String message) {
            this(field, message, -1);
        }
    }
}
