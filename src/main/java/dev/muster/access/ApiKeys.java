package dev.muster.access;

import dev.muster.activity.Actor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The API keys that open the admin API: today the operator's one from the configuration. Only its SHA-256 is
/// kept, and compared in a time that does not depend on where it differs.
public final class ApiKeys {

    private final byte @Nullable [] operator;

    private ApiKeys(byte @Nullable [] operator) {
        this.operator = operator;
    }

    /// @param key of at least 32 characters
    public static ApiKeys withOperator(String key) {
        if (key.length() < 32) {
            throw new IllegalArgumentException("An operator's key has at least 32 characters");
        }
        return new ApiKeys(sha256(key));
    }

    /// No key at all: everybody is refused.
    public static ApiKeys none() {
        return new ApiKeys(null);
    }

    /// @param requestId goes into the events that the caller causes
    public Optional<Caller> caller(String key, String requestId) {
        if (operator == null || !MessageDigest.isEqual(operator, sha256(key))) {
            return Optional.empty();
        }
        return Optional.of(new Caller.Operator(new Actor(Actor.Kind.API_KEY, null, requestId)));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
