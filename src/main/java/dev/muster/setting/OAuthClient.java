package dev.muster.setting;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Credentials of an identity provider that gets its access tokens by OAuth 2.0 client credentials (RFC 6749
/// section 4.4), as they are kept: everything but the secret.
///
/// @param hint the last characters of the secret, to tell clients apart
/// @param expiresAt null when it lives on
/// @param lastUsedAt when it last got an access token; null when it never did
public record OAuthClient(
        UUID id,
        UUID setting,
        String name,
        String hint,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    boolean hasEnded(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    /// What the client calls itself: public, and leads to the company before anything of it is read.
    public record PublicId(String routingKey, UUID client) {

        private static final Pattern FORM =
                Pattern.compile("([0-9A-Za-z]{8})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

        /// Nothing for text that cannot be a client's id.
        static Optional<PublicId> parse(String text) {
            Matcher parts = FORM.matcher(text);
            return parts.matches()
                    ? Optional.of(new PublicId(parts.group(1), UUID.fromString(parts.group(2))))
                    : Optional.empty();
        }

        public String text() {
            return routingKey + "-" + client;
        }
    }
}
