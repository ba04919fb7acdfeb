package dev.muster.setting;

import dev.muster.company.CompanyId;
import dev.muster.job.EverySecond;
import dev.muster.store.Database;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers when each token was last used and writes it down every second, beside the requests: it never slows
/// or fails one. A crash loses at most the last second of it.
public final class TokenUse implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TokenUse.class);

    private final Database database;
    private final Map<Key, Instant> uses = new ConcurrentHashMap<>();
    private final EverySecond writing;

    private record Key(CompanyId company, UUID token) {}

    private TokenUse(Database database) {
        this.database = database;
        this.writing = EverySecond.start("token-use", this::write);
    }

    public static TokenUse start(Database database) {
        return new TokenUse(database);
    }

    void record(Admitted admitted, Instant at) {
        uses.put(new Key(admitted.company(), admitted.token()), at.truncatedTo(ChronoUnit.MICROS));
    }

    /// Writes down what is left, and stops.
    @Override
    public void close() {
        writing.close();
    }

    private void write() {
        Map<CompanyId, Map<UUID, Instant>> byCompany = new HashMap<>();
        for (Key key : Set.copyOf(uses.keySet())) {
            Instant at = uses.remove(key);
            if (at != null) {
                byCompany
                        .computeIfAbsent(key.company(), ignored -> new HashMap<>())
                        .put(key.token(), at);
            }
        }
        byCompany.forEach(this::write);
    }

    private void write(CompanyId company, Map<UUID, Instant> lastUses) {
        try {
            database.inCompany(company.value(), transaction -> {
                new TokenStore(transaction).used(lastUses);
                return lastUses;
            });
        } catch (RuntimeException | Error e) {
            LOG.warn("Times of use of company {} are not written: {}", company, e.toString());
        }
    }
}
