package dev.muster.access.key;

import dev.muster.access.Caller;
import dev.muster.access.Role;
import dev.muster.activity.Actor;
import dev.muster.activity.Audit;
import dev.muster.activity.Audited;
import dev.muster.company.CompanyId;
import dev.muster.company.Ids;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.store.Database;
import dev.muster.store.Handle;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/// The rules for API keys. Every request asks the database, so that a revoked key is refused on every node with
/// the next one.
public record KeyRing(Database database, Clock clock, Ids ids, SecureRandom random) {

    private static final Duration USED_EVERY = Duration.ofMinutes(1);

    /// @param role [Role#OPERATOR] for a key of the installation
    /// @param expiresAt null for a key that lives on
    public record Wanted(Role role, String name, @Nullable Instant expiresAt) {}

    /// @param secret shown this once
    public record Issued(ApiKey key, KeySecret secret) {}

    /// Nothing for a key that is malformed, unknown, revoked, expired or of a deleted company: the caller cannot
    /// tell which.
    public Optional<Caller> caller(String text, String requestId, String address) {
        return KeySecret.parse(text)
                .flatMap(secret -> database.acrossCompanies(handle -> {
                    ApiKeyStore keys = new ApiKeyStore(handle);
                    Optional<ApiKey> key = keys.bySecret(secret.sha256(), now());
                    key.filter(this::isLongUnused).ifPresent(found -> keys.used(found.id(), now()));
                    return key.map(
                            found -> caller(found, new Actor(Actor.Kind.API_KEY, found.id(), requestId, address)));
                }));
    }

    /// A page in the order of creation.
    ///
    /// @param company null for those of operators
    /// @param after the last id of the page before, or the nil UUID
    public List<ApiKey> page(@Nullable CompanyId company, UUID after, int limit) {
        return database.acrossCompanies(handle -> new ApiKeyStore(handle).page(company, after, limit));
    }

    public Issued create(Actor actor, @Nullable CompanyId company, Wanted wanted) {
        @Nullable
        Instant end = wanted.expiresAt() == null ? null : wanted.expiresAt().truncatedTo(ChronoUnit.MICROS);
        if (end != null && !end.isAfter(now())) {
            throw new Refused(new Refusal.InvalidValue("expiresAt", "must be in the future"));
        }
        KeySecret secret = KeySecret.generate(random);
        @Nullable UUID by = actor.kind() == Actor.Kind.ACCOUNT ? actor.id() : null;
        ApiKey key = new ApiKey(ids.next(), company, wanted.role(), wanted.name(), secret.hint(), by, now(), end, null);
        return database.acrossCompanies(handle -> {
            new ApiKeyStore(handle).insert(key, secret.sha256());
            tell(handle, actor, company, key.id(), "api-key.created", wanted.role());
            return new Issued(key, secret);
        });
    }

    public void revoke(Actor actor, @Nullable CompanyId company, UUID id) {
        database.acrossCompanies(handle -> {
            if (!new ApiKeyStore(handle).delete(company, id)) {
                throw new Refused(new Refusal.NotFound("API key " + id));
            }
            tell(handle, actor, company, id, "api-key.revoked", null);
            return id;
        });
    }

    /// A deleted company is open to no key any more.
    public static void revokeAll(Handle handle, CompanyId company) {
        new ApiKeyStore(handle).deleteAll(company);
    }

    private void tell(
            Handle handle, Actor actor, @Nullable CompanyId company, UUID id, String kind, @Nullable Role role) {
        var details = JsonNodeFactory.instance.objectNode();
        if (role != null) {
            details.put("role", role.word());
        }
        new Audit(handle, clock)
                .append(
                        company == null ? Audit.INSTALLATION : company.value(),
                        actor,
                        new Audited(kind, "api-key", id, details));
    }

    private boolean isLongUnused(ApiKey key) {
        @Nullable Instant last = key.lastUsedAt();
        return last == null || last.isBefore(now().minus(USED_EVERY));
    }

    private static Caller caller(ApiKey key, Actor actor) {
        @Nullable CompanyId company = key.company();
        return company == null ? new Caller.Operator(actor) : new Caller.Member(actor, Map.of(company, key.role()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
