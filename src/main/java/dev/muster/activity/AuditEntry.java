package dev.muster.activity;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One row of the audit.
///
/// @param chain the company's id, or [Audit#INSTALLATION]
/// @param position from 1, without gaps
/// @param details JSON as it was written, to the byte
public record AuditEntry(
        UUID chain,
        long position,
        Instant at,
        String kind,
        String actorKind,
        @Nullable UUID actorId,
        @Nullable String address,
        @Nullable String requestId,
        String subjectType,
        @Nullable UUID subjectId,
        String details) {

    /// The hash that binds this row to all before it: SHA-256 of the hash before and of every part with its
    /// length, so that no two rows are written alike.
    byte[] sha256(byte[] before) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, before);
            out.writeLong(chain.getMostSignificantBits());
            out.writeLong(chain.getLeastSignificantBits());
            out.writeLong(position);
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
            for (Object part : new @Nullable Object[] {
                kind, actorKind, actorId, address, requestId, subjectType, subjectId, details
            }) {
                write(out, part == null ? null : part.toString().getBytes(StandardCharsets.UTF_8));
            }
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(DataOutputStream out, byte @Nullable [] part) throws IOException {
        out.writeInt(part == null ? -1 : part.length);
        if (part != null) {
            out.write(part);
        }
    }
}
