package dev.muster.setting;

import dev.muster.company.CompanyId;
import dev.muster.company.CompanyStore;
import dev.muster.store.Database;
import dev.muster.store.Transaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Decides whether a bearer token of SCIM is valid (rule T3). What it found is remembered for less than two
/// seconds, so that a revocation holds on every node within that time without any word between the nodes; what
/// it did not find is not remembered.
public final class TokenGate {

    private static final Duration REMEMBERED = Duration.ofMillis(1500);
    private static final int MOST_REMEMBERED = 10_000;

    private final Database database;
    private final Clock clock;
    private final TokenUse use;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /// @param until when it must be looked up again: soon, and never after the token's end
    private record Known(Admitted admitted, Instant until) {}

    public TokenGate(Database database, Clock clock, TokenUse use) {
        this.database = database;
        this.clock = clock;
        this.use = use;
    }

    /// Nothing for a token that is malformed, unknown, revoked, expired or of a deleted setting or company: the
    /// caller cannot tell which.
    public Optional<Admitted> admit(String bearer) {
        Instant now = clock.instant();
        Optional<Admitted> admitted = admit(bearer, now);
        admitted.ifPresent(found -> use.record(found, now));
        return admitted;
    }

    private Optional<Admitted> admit(String bearer, Instant now) {
        @Nullable Known remembered = known.get(bearer);
        if (remembered != null && now.isBefore(remembered.until())) {
            return Optional.of(remembered.admitted());
        }
        known.remove(bearer);
        return Token.parse(bearer).flatMap(token -> lookUp(token, now));
    }

    private Optional<Admitted> lookUp(Token token, Instant now) {
        Optional<CompanyId> company =
                database.acrossCompanies(handle -> new CompanyStore(handle).route(token.routingKey()));
        return company.flatMap(id -> database.inCompany(id.value(), transaction -> find(transaction, id, token, now))
                .map(found -> {
                    remember(token, found, now);
                    return found.admitted();
                }));
    }

    private static Optional<Known> find(Transaction transaction, CompanyId company, Token token, Instant now) {
        Optional<IssuedToken> issued = new TokenStore(transaction).bySecret(token.sha256());
        if (issued.isEmpty()) {
            return Optional.empty();
        }
        IssuedToken live = issued.get();
        @Nullable Instant end = live.expiresAt();
        if (end != null && !end.isAfter(now)) {
            return Optional.empty();
        }
        Instant soon = now.plus(REMEMBERED);
        Instant until = end == null || end.isAfter(soon) ? soon : end;
        return new SettingStore(transaction)
                .read(live.setting())
                .map(setting -> new Known(
                        new Admitted(
                                company, setting.id(), live.id(), setting.dialect(), setting.rate(), live.isOfATrial()),
                        until));
    }

    private void remember(Token token, Known found, Instant now) {
        if (known.size() >= MOST_REMEMBERED) {
            known.values().removeIf(old -> !now.isBefore(old.until()));
        }
        if (known.size() < MOST_REMEMBERED) {
            known.put(token.text(), found);
        }
    }
}
