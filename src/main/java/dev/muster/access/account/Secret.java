package dev.muster.access.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// 256 random bits that open something: a session, or a link. Only its SHA-256 is stored; nobody guesses it, so
/// that a slow hash would protect nothing.
///
/// @param text fit for addresses and cookies
public record Secret(String text) {

    private static final int BYTES = 32;

    static Secret generate(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What the forms of a session are known by; it leads back to neither the secret nor what is stored of it.
    public String formToken() {
        return "form " + text;
    }

    @Override
    public String toString() {
        return "Secret[not shown]";
    }
}
