package dev.muster.company;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/// What the secrets of programs have in common, tokens and API keys: a head that says what they are, 256 random
/// bits (43) and a CRC-32 of all that (6), in base 62.
public final class ProgramSecret {

    private static final int BITS = 256;
    private static final int LENGTH = 43;
    private static final int HINT_LENGTH = 4;

    private ProgramSecret() {}

    /// @param head what stands before the random bits
    public static String generate(String head, SecureRandom random) {
        String body = head + Base62.text(new BigInteger(BITS, random), LENGTH);
        return body + Base62.checksum(body);
    }

    /// Whether it can be such a secret: a typing mistake costs no look-up in the database.
    public static boolean isWhole(Pattern form, String text) {
        return form.matcher(text).matches()
                && text.endsWith(Base62.checksum(text.substring(0, text.length() - Base62.CHECKSUM_LENGTH)));
    }

    /// What is shown of it in lists.
    public static String hint(String text) {
        return text.substring(text.length() - HINT_LENGTH);
    }

    /// What is stored of it: nobody guesses so many bits, so that a slow hash would protect nothing.
    public static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
