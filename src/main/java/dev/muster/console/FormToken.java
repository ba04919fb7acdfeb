package dev.muster.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/// What every form of a session must send back, so that a page of somebody else cannot post in its name. Each
/// page shows it under another mask: what is compressed together with text from a request must not stay the same.
final class FormToken {

    /// The name of the form's field.
    static final String FIELD = "_token";

    private static final int BYTES = 32;

    private final byte[] secret;

    /// @param csrfToken the session's
    FormToken(String csrfToken) {
        try {
            secret = MessageDigest.getInstance("SHA-256").digest(csrfToken.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String masked(SecureRandom random) {
        byte[] both = new byte[2 * BYTES];
        random.nextBytes(both);
        for (int i = 0; i < BYTES; i++) {
            both[BYTES + i] = (byte) (both[i] ^ secret[i]);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }

    /// Whether a form sent this token, under any mask.
    boolean isIn(String masked) {
        byte[] both = decoded(masked);
        if (both.length != 2 * BYTES) {
            return false;
        }
        byte[] sent = Arrays.copyOfRange(both, BYTES, 2 * BYTES);
        for (int i = 0; i < BYTES; i++) {
            sent[i] ^= both[i];
        }
        return MessageDigest.isEqual(sent, secret);
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
