package dev.muster.access.account;

import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.store.Database;
import dev.muster.store.Handle;
import dev.muster.store.Timestamps;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/// Slows down who tries passwords: each attempt is counted before it is judged, for the account and for the
/// address that it comes from, in the database and so on every node. The right password takes its attempt back.
record Attempts(Database database, Clock clock) {

    static final int PER_ACCOUNT = 10;
    static final int PER_ADDRESS = 50;
    static final Duration WINDOW = Duration.ofMinutes(15);

    /// An attempt that was admitted.
    ///
    /// @param last whether the next one will not be, for the account
    record Admitted(String account, String address, boolean last) {}

    private record Count(int failures, Instant beganAt) {}

    /// @throws Refused with TooManyRequests
    Admitted admit(String email, String address) {
        String account = "account " + digest(email);
        String origin = "address " + network(address);
        Instant now = clock.instant();
        int failures = database.acrossCompanies(handle -> {
            handle.createUpdate("delete from sign_in_attempt where began_at < :old")
                    .bind("old", now.minus(WINDOW))
                    .execute();
            Count byAddress = count(handle, origin, now);
            Count byAccount = count(handle, account, now);
            refuseAbove(PER_ADDRESS, byAddress, now);
            refuseAbove(PER_ACCOUNT, byAccount, now);
            return byAccount.failures();
        });
        return new Admitted(account, origin, failures == PER_ACCOUNT);
    }

    /// The attempt was right: nothing is held against the account, and one less against the address.
    void succeeded(Handle handle, Admitted attempt) {
        handle.createUpdate("delete from sign_in_attempt where subject = :subject")
                .bind("subject", attempt.account())
                .execute();
        handle.createUpdate("""
                update sign_in_attempt set failures = failures - 1 where subject = :subject and failures > 0
                """).bind("subject", attempt.address()).execute();
    }

    private static Count count(Handle handle, String subject, Instant now) {
        return handle.createQuery("""
                insert into sign_in_attempt (subject, failures, began_at) values (:subject, 1, :now)
                on conflict (subject) do update set failures = sign_in_attempt.failures + 1
                returning failures, began_at
                """)
                .bind("subject", subject)
                .bind("now", now)
                .map(row -> new Count(row.getInt("failures"), Timestamps.of(row, "began_at")))
                .one();
    }

    private static void refuseAbove(int limit, Count count, Instant now) {
        if (count.failures() > limit) {
            Duration wait = Duration.between(now, count.beganAt().plus(WINDOW));
            throw new Refused(new Refusal.TooManyRequests(wait.plusSeconds(1)));
        }
    }

    // What was typed may be anything, a password too.
    private static String digest(String email) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(email.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    // Who has one address of version 6 has 2^64 of them.
    private static String network(String address) {
        String[] groups = address.split(":", -1);
        return groups.length < 5 ? address : String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }
}
