package dev.muster.access.account;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Makes and checks the hashes of passwords: Argon2id with 19 MiB and two passes, the least that OWASP advises.
/// Only a few are worked on at once, so that neither heap nor processors are exhausted by whoever signs in; and only a
/// few wait for that, because everybody else's requests would find their places taken.
public final class Passwords {

    public static final int SHORTEST = 12;
    public static final int LONGEST = 256;

    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int AT_ONCE = 2;
    private static final int MOST_SIGNING_IN = 18;
    private static final int PATIENCE_SECONDS = 5;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Argon2Function argon2 = Argon2Function.getInstance(KIBIBYTES, PASSES, LANES, HASH_BYTES, Argon2.ID);
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final Semaphore signingIn = new Semaphore(MOST_SIGNING_IN);
    private final SecureRandom random;
    /// The hash of no password.
    private final String nobodys;

    public Passwords(SecureRandom random) {
        this.random = random;
        this.nobodys = "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(KIBIBYTES, PASSES, LANES, noise(SALT_BYTES), noise(HASH_BYTES));
    }

    /// Whether it can be somebody's password; told at the field `password`.
    public static void check(String password, EmailAddress email) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            throw wrong(
                    "Use " + SHORTEST + " to " + LONGEST + " characters. Several words in a row are a good password.");
        }
        if (password.chars().distinct().count() < 4 || password.equalsIgnoreCase(email.text())) {
            throw wrong("Choose something that is harder to guess.");
        }
    }

    /// In the form that names algorithm, costs and salt.
    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return inTurn(() -> argon2.hash(bytes(password), salt).getResult());
    }

    /// Takes as long for somebody who does not exist as for somebody who does.
    boolean matches(String password, Optional<String> hash) {
        String judged = hash.orElse(nobodys);
        boolean right = password.length() <= LONGEST * 2
                && inTurn(() -> Argon2Function.getInstanceFromHash(judged)
                        .check(bytes(password), judged.getBytes(StandardCharsets.US_ASCII)));
        return right && hash.isPresent();
    }

    /// Does what somebody asks who is to be known by a password, unless as many do as a node may spare for that.
    ///
    /// @throws Refused with Unavailable, before anything is done
    <T> T amongFew(Supplier<T> work) {
        if (!signingIn.tryAcquire()) {
            throw new Refused(new Refusal.Unavailable(RETRY_AFTER));
        }
        try {
            return work.get();
        } finally {
            signingIn.release();
        }
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Refused(new Refusal.Unavailable(RETRY_AFTER));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(new Refusal.Unavailable(RETRY_AFTER));
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private String noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    // The same letters typed on another keyboard may come composed or decomposed.
    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    }

    private static Refused wrong(String message) {
        return new Refused(new Refusal.InvalidValue("password", message));
    }
}
