package dev.muster.setting;

import dev.muster.activity.Change;
import dev.muster.activity.Event;
import dev.muster.activity.Scope;
import dev.muster.company.Company;
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

/// The rules for the tokens of a setting (rules T1, T2).
public record Tokens(SecureRandom random) {

    public static final int LONGEST_NAME = 256;
    public static final int MOST_OVERLAP_HOURS = 720;

    /// @param expiresAt null for a token that lives on
    /// @param overlapHours after that time the setting's other tokens end; null lets them live on
    public record Wanted(
            String name,
            @Nullable Instant expiresAt,
            @Nullable Integer overlapHours) {}

    /// @param secret shown this once
    public record Issued(IssuedToken token, Token secret) {}

    public Issued create(Scope scope, UUID setting, Wanted wanted) {
        IssuedToken.refuseNameOfATrial(wanted.name());
        return made(scope, setting, wanted);
    }

    /// The token that a trial run works with.
    public Issued createForTrial(Scope scope, UUID setting, Instant expiresAt) {
        return made(scope, setting, new Wanted(IssuedToken.OF_A_TRIAL, expiresAt, null));
    }

    private Issued made(Scope scope, UUID setting, Wanted wanted) {
        return scope.change(change -> {
            // Whoever deletes the setting meanwhile finds the token, or this finds no setting.
            settings(change).readShared(setting, change.now()).require();
            @Nullable Instant expiresAt = wanted.expiresAt();
            if (expiresAt != null && !expiresAt.isAfter(change.now())) {
                throw new Refused(new Refusal.InvalidValue("expiresAt", "must be in the future"));
            }
            Issued issued = issue(change, setting, wanted.name(), expiresAt);
            if (wanted.overlapHours() != null) {
                Instant end = change.now().plus(Duration.ofHours(wanted.overlapHours()));
                expireOthers(change, issued.token(), end);
            }
            return issued;
        });
    }

    private static void expireOthers(Change change, IssuedToken but, Instant end) {
        List<IssuedToken> others = store(change).othersLocked(but.setting(), but.id(), end);
        store(change).expire(others, end);
        change.events()
                .append(others.stream()
                        .map(token -> new Event(
                                "token.updated", "token", token.id(), "T1", json(token), json(token.ending(end))))
                        .toList());
    }

    /// A page in the order of creation.
    ///
    /// @param after the last id of the page before, or the nil UUID
    public List<IssuedToken> page(Scope scope, UUID setting, UUID after, int limit) {
        return scope.change(change -> {
            settings(change).require(setting);
            return store(change).page(setting, after, limit);
        });
    }

    /// The token is refused from now on; on every node within two seconds (rule T3).
    public void revoke(Scope scope, UUID setting, UUID id) {
        scope.change(change -> {
            settings(change).require(setting);
            IssuedToken token =
                    store(change).read(setting, id).orElseThrow(() -> new Refused(new Refusal.NotFound("token " + id)));
            store(change).delete(id);
            change.events().append(new Event("token.revoked", "token", id, "T3", json(token), null));
            return token;
        });
    }

    /// The token that comes with a new setting.
    Token first(Change change, UUID setting, String name) {
        return issue(change, setting, name, null).secret();
    }

    void revokeAll(Change change, UUID setting) {
        store(change).deleteAll(setting);
    }

    private Issued issue(Change change, UUID setting, String name, @Nullable Instant expiresAt) {
        Token secret = Token.generate(company(change).routingKey(), random);
        @Nullable Instant end = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS);
        IssuedToken token = new IssuedToken(change.ids().next(), setting, name, secret.hint(), change.now(), end, null);
        store(change).insert(token, secret.sha256(), null);
        change.events().append(new Event("token.created", "token", token.id(), "T1", null, json(token)));
        return new Issued(token, secret);
    }

    /// How long the setting's client is let in, by its tokens or as an OAuth client.
    public static Access access(Change change, UUID setting) {
        return store(change).access(setting);
    }

    private static Company company(Change change) {
        UUID id = change.transaction().company();
        return new CompanyStore(change.transaction().handle())
                .read(id)
                .orElseThrow(() -> new Refused(new Refusal.NotFound("company " + id)));
    }

    private static SettingStore settings(Change change) {
        return new SettingStore(change.transaction());
    }

    private static TokenStore store(Change change) {
        return new TokenStore(change.transaction());
    }

    static ObjectNode json(IssuedToken token) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("settingId", token.setting().toString())
                .put("name", token.name())
                .put("hint", token.hint())
                .put(
                        "expiresAt",
                        token.expiresAt() == null ? null : token.expiresAt().toString());
    }
}
