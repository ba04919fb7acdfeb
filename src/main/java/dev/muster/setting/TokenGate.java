package dev.muster.setting;

import dev.muster.company.CompanyId;
import dev.muster.company.CompanyStore;
import dev.muster.company.ProgramSecret;
import dev.muster.refusal.Refused;
import dev.muster.store.Database;
import dev.muster.store.Transaction;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Decides whether a bearer token of SCIM is valid (rule T3). What it found is remembered for less than two
/// seconds, so that a revocation holds on every node within that time without any word between the nodes; what
/// it did not find is not remembered. Tokens are known by their digests only: a dump of the memory tells nobody a
/// secret that was used a while ago.
public final class TokenGate {

    private static final Duration REMEMBERED = Duration.ofMillis(1500);
    private static final int MOST_REMEMBERED = 10_000;

    private final Database database;
    private final Clock clock;
    private final TokenUse use;
    private final Map<ByteBuffer, Known> known = new ConcurrentHashMap<>();
    private final Map<ByteBuffer, CompletableFuture<Optional<Known>>> asked = new ConcurrentHashMap<>();

    /// @param until when it must be looked up again: soon, and never after the token's end
    private record Known(Admitted admitted, Instant until) {

        boolean isGoodAt(Instant now) {
            return now.isBefore(until);
        }
    }

    public TokenGate(Database database, Clock clock, TokenUse use) {
        this.database = database;
        this.clock = clock;
        this.use = use;
    }

    /// Nothing for a token that is malformed, unknown, revoked, expired or of a deleted setting or company: the
    /// caller cannot tell which.
    public Optional<Admitted> admit(String bearer) {
        Instant now = clock.instant();
        ByteBuffer digest = digest(bearer);
        @Nullable Known remembered = known.get(digest);
        Optional<Admitted> admitted = remembered != null && remembered.isGoodAt(now)
                ? Optional.of(remembered.admitted())
                : Token.parse(bearer).flatMap(token -> ask(token, digest, now));
        admitted.ifPresent(found -> use.record(found, now));
        return admitted;
    }

    /// Whose token it is, or was when it was last looked up: that lets nobody in, and costs no look-up where the
    /// setting has been seen before.
    public Optional<UUID> setting(String bearer) {
        return Optional.ofNullable(known.get(digest(bearer)))
                .map(Known::admitted)
                .or(() -> admit(bearer))
                .map(Admitted::setting);
    }

    /// What is remembered is known by its digest, so a text is looked at for its form only when it is not.
    private static ByteBuffer digest(String bearer) {
        return ByteBuffer.wrap(ProgramSecret.sha256(bearer));
    }

    private Optional<Admitted> ask(Token token, ByteBuffer digest, Instant now) {
        Optional<Known> found = together(digest, () -> lookUp(token, digest, now));
        if (found.isPresent() && !found.get().isGoodAt(now)) {
            // Another asked, and had to wait so long that what it heard is too old for us.
            found = lookUp(token, digest, now);
        }
        return found.map(Known::admitted);
    }

    /// One asks for all who ask at the same time: a hundred requests of one client would else take every connection to
    /// the database whenever the time is up.
    private Optional<Known> together(ByteBuffer digest, Supplier<Optional<Known>> lookUp) {
        CompletableFuture<Optional<Known>> ours = new CompletableFuture<>();
        @Nullable CompletableFuture<Optional<Known>> others = asked.putIfAbsent(digest, ours);
        if (others != null) {
            return heard(others);
        }
        try {
            Optional<Known> found = lookUp.get();
            ours.complete(found);
            return found;
        } catch (RuntimeException | Error e) {
            ours.completeExceptionally(e);
            throw e;
        } finally {
            asked.remove(digest, ours);
        }
    }

    private static Optional<Known> heard(CompletableFuture<Optional<Known>> others) {
        try {
            return others.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Refused refused) {
                throw new Refused(refused.refusal());
            }
            throw e;
        }
    }

    /// What asks the database knows no more of the token than the database does: a connection keeps its last question.
    private Optional<Known> lookUp(Token token, ByteBuffer digest, Instant now) {
        byte[] secret = token.sha256();
        String routingKey = token.routingKey();
        Optional<CompanyId> company = database.acrossCompanies(handle -> new CompanyStore(handle).route(routingKey));
        Optional<Known> found = company.flatMap(
                id -> database.inCompany(id.value(), transaction -> find(transaction, id, secret, now)));
        found.ifPresentOrElse(admitted -> remember(digest, admitted, now), () -> known.remove(digest));
        return found;
    }

    private static Optional<Known> find(Transaction transaction, CompanyId company, byte[] secret, Instant now) {
        Optional<IssuedToken> issued = new TokenStore(transaction).bySecret(secret);
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

    private void remember(ByteBuffer digest, Known found, Instant now) {
        if (known.size() >= MOST_REMEMBERED) {
            known.values().removeIf(old -> !old.isGoodAt(now));
        }
        if (known.size() < MOST_REMEMBERED) {
            known.put(digest, found);
        }
    }
}
