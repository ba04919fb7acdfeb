package dev.muster.scim.search;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refusal.CursorFault;
import dev.muster.refusal.Refused;
import dev.muster.scim.ScimLimits;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/// Seals cursors, so that they can be neither read nor made by others, and opens them for the list that they
/// were made for: the same caller, filter, order and attributes. Nodes that share a database share the key.
public final class Cursors {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int LONGEST = 12 * 1024;

    private final SecretKeySpec root;
    private final Clock clock;
    private final SecureRandom random;

    /// @param key 256 random bits, kept by the installation
    public Cursors(byte[] key, Clock clock, SecureRandom random) {
        this.root = new SecretKeySpec(key, "HmacSHA256");
        this.clock = clock;
        this.random = random;
    }

    Instant now() {
        return clock.instant();
    }

    /// Unreserved characters only: base64 in the alphabet for addresses, without padding (RFC 9865 section 2).
    String seal(Cursor cursor, Walk walk) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, walk).doFinal(JSON.writeValueAsBytes(cursor.json()));
            byte[] all = ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @throws Refused with UnusableCursor for everything that we did not seal for this very walk, in one and
    /// the same way, and for what is too old
    Cursor open(String text, Walk walk) {
        Cursor cursor = opened(text, walk)
                .orElseThrow(
                        () -> refused(
                                CursorFault.INVALID,
                                "The cursor is not one of this list. A cursor goes with the filter, order and attributes it began with."));
        if (cursor.issuedAt().plus(ScimLimits.CURSOR_LIFE).isBefore(clock.instant())) {
            throw refused(CursorFault.EXPIRED, "The cursor is too old. Start again with an empty one.");
        }
        return cursor;
    }

    private Optional<Cursor> opened(String text, Walk walk) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            ByteBuffer all = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            byte[] nonce = new byte[Math.min(NONCE, all.remaining())];
            byte[] sealed = new byte[all.remaining() - nonce.length];
            all.get(nonce).get(sealed);
            byte[] json = cipher(Cipher.DECRYPT_MODE, nonce, walk).doFinal(sealed);
            return Optional.of(Cursor.of(JSON.readTree(json)));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /// Each setting has a key of its own, and what the walk is about is sealed in.
    private Cipher cipher(int mode, byte[] nonce, Walk walk) throws GeneralSecurityException {
        Mac derivation = Mac.getInstance("HmacSHA256");
        derivation.init(root);
        byte[] key = derivation.doFinal(walk.owner().getBytes(StandardCharsets.UTF_8));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(walk.subject().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    static Refused refused(CursorFault fault, String message) {
        return new Refused(new Refusal.UnusableCursor(fault, message));
    }
}
