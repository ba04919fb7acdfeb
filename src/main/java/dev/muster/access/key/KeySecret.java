package dev.muster.access.key;

import dev.muster.company.ProgramSecret;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a program sends to the admin API: `muster_key_`, 256 random bits (43) and a CRC-32 of all that (6), in
/// base 62. Secret scanners find it by `muster_key_[0-9A-Za-z]{49}` and can tell a real one by the checksum.
public record KeySecret(String text) {

    static final String PREFIX = "muster_key_";

    private static final Pattern FORM = Pattern.compile("muster_key_[0-9A-Za-z]{49}");

    public KeySecret {
        if (!ProgramSecret.isWhole(FORM, text)) {
            throw new IllegalArgumentException("Not an API key");
        }
    }

    /// Nothing for text that cannot be a key.
    static Optional<KeySecret> parse(String text) {
        return ProgramSecret.isWhole(FORM, text) ? Optional.of(new KeySecret(text)) : Optional.empty();
    }

    static KeySecret generate(SecureRandom random) {
        return new KeySecret(ProgramSecret.generate(PREFIX, random));
    }

    /// What is shown of it in lists.
    String hint() {
        return ProgramSecret.hint(text);
    }

    byte[] sha256() {
        return ProgramSecret.sha256(text);
    }

    /// A record would print its secret.
    @Override
    public String toString() {
        return "KeySecret[…" + hint() + "]";
    }
}
