package dev.muster.directory.user;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.schema.UserNameKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What a user resource is found by.
///
/// @param userNameKey the userName prepared for comparison (RFC 7644 section 5), unique in the setting (rule
/// L4)
/// @param externalId the client's own id, compared with case, not unique
public record Identity(
        String userName, String userNameKey, @Nullable String externalId) {

    /// Keeps both keys within what a PostgreSQL index row holds, whatever the script they are written in.
    private static final int LONGEST = 512;

    /// @throws Refused with InvalidValue when userName is missing, too long or made of forbidden characters
    static Identity of(ObjectNode resource) {
        String userName = resource.path("userName").asString("");
        String externalId = resource.path("externalId").isString()
                ? resource.path("externalId").stringValue()
                : null;
        if (userName.isBlank()) {
            throw invalid("userName", "A userName is required and must not be blank.");
        }
        if (userName.length() > LONGEST) {
            throw invalid("userName", "A userName has at most " + LONGEST + " characters.");
        }
        if (externalId != null && externalId.length() > LONGEST) {
            throw invalid("externalId", "An externalId has at most " + LONGEST + " characters.");
        }
        return new Identity(userName, UserNameKey.of(userName).value(), externalId);
    }

    private static Refused invalid(String attribute, String message) {
        return new Refused(new Refusal.InvalidValue(attribute, message));
    }
}
