package dev.muster.access;

import dev.muster.access.key.KeyRing;
import dev.muster.activity.Actor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The API keys that open the admin API: the operator's one from the configuration, and those of the database. Of
/// the first only its SHA-256 is kept, and compared in a time that does not depend on where it differs.
public final class ApiKeys {

    private final byte @Nullable [] operator;
    private final @Nullable KeyRing ring;

    private ApiKeys(byte @Nullable [] operator, @Nullable KeyRing ring) {
        this.operator = operator;
        this.ring = ring;
    }

    /// @param key of at least 32 characters
    public static ApiKeys withOperator(String key) {
        if (key.length() < 32) {
            throw new IllegalArgumentException("An operator's key has at least 32 characters");
        }
        return new ApiKeys(sha256(key), null);
    }

    /// No key at all: everybody is refused.
    public static ApiKeys none() {
        return new ApiKeys(null, null);
    }

    /// The same, and those that the database holds.
    public ApiKeys and(KeyRing keys) {
        return new ApiKeys(operator, keys);
    }

    /// @param requestId goes into the events that the caller causes
    /// @param address where the request comes from
    public Optional<Caller> caller(String key, String requestId, String address) {
        if (operator != null && MessageDigest.isEqual(operator, sha256(key))) {
            return Optional.of(new Caller.Operator(new Actor(Actor.Kind.API_KEY, null, requestId, address)));
        }
        return ring == null ? Optional.empty() : ring.caller(key, requestId, address);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
