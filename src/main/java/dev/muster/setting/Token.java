package dev.muster.setting;

import dev.muster.company.Base62;
import dev.muster.company.RoutingKeys;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/// The secret that an identity provider sends (rule T2): `muster_`, the routing key of the company (8), 256
/// random bits (43) and a CRC-32 of all that (6), in base 62. Secret scanners find it by
/// `muster_[0-9A-Za-z]{57}` and can tell a real one by the checksum.
public record Token(String text) {

    public static final String PREFIX = "muster_";

    private static final Pattern FORM = Pattern.compile("muster_[0-9A-Za-z]{57}");
    private static final int SECRET_BITS = 256;
    private static final int SECRET_LENGTH = 43;
    private static final int HINT_LENGTH = 4;

    public Token {
        if (!isToken(text)) {
            throw new IllegalArgumentException("Not a token");
        }
    }

    /// Nothing for text that cannot be a token: a typing mistake costs no look-up in the database.
    public static Optional<Token> parse(String text) {
        return isToken(text) ? Optional.of(new Token(text)) : Optional.empty();
    }

    static Token generate(String routingKey, SecureRandom random) {
        String body = PREFIX + routingKey + Base62.text(new BigInteger(SECRET_BITS, random), SECRET_LENGTH);
        return new Token(body + Base62.checksum(body));
    }

    public String routingKey() {
        return text.substring(PREFIX.length(), PREFIX.length() + RoutingKeys.LENGTH);
    }

    /// What is stored of it, and shown in lists.
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
        return "Token[…" + hint() + "]";
    }

    private static boolean isToken(String text) {
        if (!FORM.matcher(text).matches()) {
            return false;
        }
        String body = text.substring(0, text.length() - Base62.CHECKSUM_LENGTH);
        return text.endsWith(Base62.checksum(body));
    }
}
