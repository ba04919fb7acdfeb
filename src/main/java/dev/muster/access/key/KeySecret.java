package dev.muster.access.key;

import dev.muster.company.Base62;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a program sends to the admin API: `muster_key_`, 256 random bits (43) and a CRC-32 of all that (6), in
/// base 62. Secret scanners find it by `muster_key_[0-9A-Za-z]{49}` and can tell a real one by the checksum.
public record KeySecret(String text) {

    static final String PREFIX = "muster_key_";

    private static final Pattern FORM = Pattern.compile("muster_key_[0-9A-Za-z]{49}");
    private static final int BITS = 256;
    private static final int LENGTH = 43;
    private static final int HINT_LENGTH = 4;

    public KeySecret {
        if (!isKey(text)) {
            throw new IllegalArgumentException("Not an API key");
        }
    }

    /// Nothing for text that cannot be a key: a typing mistake costs no look-up in the database.
    static Optional<KeySecret> parse(String text) {
        return isKey(text) ? Optional.of(new KeySecret(text)) : Optional.empty();
    }

    static KeySecret generate(SecureRandom random) {
        String body = PREFIX + Base62.text(new BigInteger(BITS, random), LENGTH);
        return new KeySecret(body + Base62.checksum(body));
    }

    /// What is shown of it in lists.
    String hint() {
        return text.substring(text.length() - HINT_LENGTH);
    }

    byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A record would print its secret.
    @Override
    public String toString() {
        return "KeySecret[…" + hint() + "]";
    }

    private static boolean isKey(String text) {
        return FORM.matcher(text).matches()
                && text.endsWith(Base62.checksum(text.substring(0, text.length() - Base62.CHECKSUM_LENGTH)));
    }
}
