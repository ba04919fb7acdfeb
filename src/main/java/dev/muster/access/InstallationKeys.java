package dev.muster.access;

import dev.muster.store.Database;
import java.security.SecureRandom;
import java.time.Clock;

/// Secrets that the installation makes for itself and all its nodes share. They are in the database, so that a
/// backup holds them too.
public record InstallationKeys(Database database, Clock clock, SecureRandom random) {

    private static final int BYTES = 32;

    /// The key for this purpose, made by the node that asks first.
    public byte[] key(String purpose) {
        byte[] fresh = new byte[BYTES];
        random.nextBytes(fresh);
        return database.acrossCompanies(handle -> {
            handle.createUpdate("""
                    insert into installation_key (purpose, secret, created_at) values (:purpose, :secret, :now)
                    on conflict (purpose) do nothing
                    """)
                    .bind("purpose", purpose)
                    .bind("secret", fresh)
                    .bind("now", clock.instant())
                    .execute();
            return handle.createQuery("select secret from installation_key where purpose = :purpose")
                    .bind("purpose", purpose)
                    .mapTo(byte[].class)
                    .one();
        });
    }
}
