package dev.muster.setting;

import dev.muster.activity.Change;
import dev.muster.activity.Event;
import dev.muster.activity.Scope;
import dev.muster.company.CompanyStore;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The rules for the OAuth clients of a setting and for the access tokens that they get (rule T4).
public record OAuthClients(SecureRandom random) {

    /// How long an access token lives.
    public static final Duration TOKEN_LIFE = Duration.ofHours(1);

    /// A client that asks for a token with each request would fill the table: its oldest token ends instead.
    private static final int MOST_TOKENS = 100;

    /// @param secret shown this once
    public record Issued(OAuthClient client, OAuthClient.PublicId publicId, Token secret) {}

    /// @param life how long the access token lives: as long as any, or until its client ends
    public record Granted(Token secret, Duration life) {}

    /// A client and what it calls itself.
    public record Named(OAuthClient client, OAuthClient.PublicId publicId) {}

    public Issued create(Scope scope, UUID setting, String name, @Nullable Instant expiresAt) {
        IssuedToken.refuseNameOfATrial(name);
        return scope.change(change -> {
            // Whoever deletes the setting meanwhile finds the client, or this finds no setting.
            settings(change).readShared(setting, change.now()).require();
            if (expiresAt != null && !expiresAt.isAfter(change.now())) {
                throw new Refused(new Refusal.InvalidValue("expiresAt", "must be in the future"));
            }
            String routingKey = routingKey(change);
            Token secret = Token.generate(routingKey, random);
            @Nullable Instant end = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS);
            OAuthClient client =
                    new OAuthClient(change.ids().next(), setting, name, secret.hint(), change.now(), end, null);
            store(change).insert(client, secret.sha256());
            change.events()
                    .append(new Event("oauth-client.created", "oauth-client", client.id(), "T4", null, json(client)));
            return new Issued(client, new OAuthClient.PublicId(routingKey, client.id()), secret);
        });
    }

    /// A page in the order of creation.
    ///
    /// @param after the last id of the page before, or the nil UUID
    public List<Named> page(Scope scope, UUID setting, UUID after, int limit) {
        return scope.change(change -> {
            settings(change).require(setting);
            String routingKey = routingKey(change);
            return store(change).page(setting, after, limit).stream()
                    .map(client -> new Named(client, new OAuthClient.PublicId(routingKey, client.id())))
                    .toList();
        });
    }

    /// The client and the access tokens that it got are refused from now on; on every node within two seconds
    /// (rule T3).
    public void revoke(Scope scope, UUID setting, UUID id) {
        scope.change(change -> {
            settings(change).require(setting);
            OAuthClient client = store(change)
                    .readLocked(id)
                    .filter(found -> found.setting().equals(setting))
                    .orElseThrow(() -> new Refused(new Refusal.NotFound("OAuth client " + id)));
            new TokenStore(change.transaction()).deleteOldest(id, 0);
            store(change).delete(id);
            change.events().append(new Event("oauth-client.revoked", "oauth-client", id, "T4", json(client), null));
            return client;
        });
    }

    /// A new access token for a client that has shown its secret.
    ///
    /// @throws Refused with Unauthorized when it was revoked meanwhile
    public Granted issue(Scope scope, UUID id) {
        return scope.change(change -> {
            OAuthClient client = store(change)
                    .readLocked(id)
                    .filter(found -> !found.hasEnded(change.now()))
                    .orElseThrow(() -> new Refused(new Refusal.Unauthorized(true)));
            TokenStore tokens = new TokenStore(change.transaction());
            tokens.deleteOldest(id, MOST_TOKENS - 1);
            Token secret = Token.generate(routingKey(change), random);
            Instant end = end(change, client);
            IssuedToken token = new IssuedToken(
                    change.ids().next(), client.setting(), client.name(), secret.hint(), change.now(), end, null);
            tokens.insert(token, secret.sha256(), id);
            store(change).used(id, change.now());
            change.events().append(new Event("token.created", "token", token.id(), "T4", null, Tokens.json(token)));
            return new Granted(secret, Duration.between(change.now(), end));
        });
    }

    void revokeAll(Change change, UUID setting) {
        store(change).deleteAll(setting);
    }

    private static Instant end(Change change, OAuthClient client) {
        Instant end = change.now().plus(TOKEN_LIFE);
        @Nullable Instant clientsEnd = client.expiresAt();
        return clientsEnd != null && clientsEnd.isBefore(end) ? clientsEnd : end;
    }

    private static String routingKey(Change change) {
        UUID company = change.transaction().company();
        return new CompanyStore(change.transaction().handle())
                .read(company)
                .orElseThrow(() -> new Refused(new Refusal.NotFound("company " + company)))
                .routingKey();
    }

    private static SettingStore settings(Change change) {
        return new SettingStore(change.transaction());
    }

    private static OAuthClientStore store(Change change) {
        return new OAuthClientStore(change.transaction());
    }

    private static ObjectNode json(OAuthClient client) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("settingId", client.setting().toString())
                .put("name", client.name())
                .put("hint", client.hint())
                .put(
                        "expiresAt",
                        client.expiresAt() == null ? null : client.expiresAt().toString());
    }
}
