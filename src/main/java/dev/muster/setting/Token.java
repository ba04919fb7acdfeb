package dev.muster.setting;

import dev.muster.company.ProgramSecret;
import dev.muster.company.RoutingKeys;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/// The secret that an identity provider sends (rule T2): `muster_`, the routing key of the company (8), 256
/// random bits (43) and a CRC-32 of all that (6), in base 62. Secret scanners find it by
/// `muster_[0-9A-Za-z]{57}` and can tell a real one by the checksum.
public record Token(String text) {

    public static final String PREFIX = "muster_";

    private static final Pattern FORM = Pattern.compile("muster_[0-9A-Za-z]{57}");

    public Token {
        if (!ProgramSecret.isWhole(FORM, text)) {
            throw new IllegalArgumentException("Not a token");
        }
    }

    /// Nothing for text that cannot be a token.
    public static Optional<Token> parse(String text) {
        return ProgramSecret.isWhole(FORM, text) ? Optional.of(new Token(text)) : Optional.empty();
    }

    static Token generate(String routingKey, SecureRandom random) {
        return new Token(ProgramSecret.generate(PREFIX + routingKey, random));
    }

    public String routingKey() {
        return text.substring(PREFIX.length(), PREFIX.length() + RoutingKeys.LENGTH);
    }

    /// What is stored of it, and shown in lists.
    String hint() {
        return ProgramSecret.hint(text);
    }

    byte[] sha256() {
        return ProgramSecret.sha256(text);
    }

    /// A record would print its secret.
    @Override
    public String toString() {
        return "Token[…" + hint() + "]";
    }
}
