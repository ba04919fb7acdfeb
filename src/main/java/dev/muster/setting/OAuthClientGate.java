package dev.muster.setting;

import dev.muster.company.CompanyId;
import dev.muster.company.CompanyStore;
import dev.muster.store.Database;
import dev.muster.store.Transaction;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// Decides whether an OAuth client is who it says it is (RFC 6749 section 2.3.1). Nothing is remembered: clients
/// ask once an hour.
public final class OAuthClientGate {

    private final Database database;
    private final Clock clock;

    /// A client that has shown its secret.
    public record Admitted(CompanyId company, UUID setting, UUID client, Rate rate) {}

    public OAuthClientGate(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Nothing for a client that is malformed, unknown, revoked, expired, of a deleted setting or company, or
    /// whose secret is another: the caller cannot tell which.
    public Optional<Admitted> admit(String clientId, String secret) {
        return OAuthClient.PublicId.parse(clientId)
                .flatMap(id -> Token.parse(secret)
                        // The secret names the company too; a client's id cannot lead it to another one.
                        .filter(token -> token.routingKey().equals(id.routingKey()))
                        .flatMap(token -> admit(id, token)));
    }

    private Optional<Admitted> admit(OAuthClient.PublicId id, Token secret) {
        Optional<CompanyId> company =
                database.acrossCompanies(handle -> new CompanyStore(handle).route(id.routingKey()));
        return company.flatMap(found ->
                database.inCompany(found.value(), transaction -> find(transaction, found, id.client(), secret)));
    }

    private Optional<Admitted> find(Transaction transaction, CompanyId company, UUID id, Token secret) {
        OAuthClientStore clients = new OAuthClientStore(transaction);
        return clients.sha256(id)
                .filter(kept -> MessageDigest.isEqual(kept, secret.sha256()))
                .flatMap(shown -> clients.read(id))
                .filter(client -> !client.hasEnded(clock.instant()))
                .flatMap(client -> admitted(transaction, company, client));
    }

    private static Optional<Admitted> admitted(Transaction transaction, CompanyId company, OAuthClient client) {
        return new SettingStore(transaction)
                .read(client.setting())
                .map(setting -> new Admitted(company, setting.id(), client.id(), setting.rate()));
    }
}
