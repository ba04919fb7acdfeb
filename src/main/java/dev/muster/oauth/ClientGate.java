package dev.muster.oauth;

import dev.muster.activity.Actor;
import dev.muster.activity.Scope;
import dev.muster.activity.Scopes;
import dev.muster.http.Gate;
import dev.muster.http.Request;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.setting.OAuthClientGate;
import dev.muster.setting.RateLimits;
import java.util.UUID;

/// From a client's credentials to the client of one setting, within the rate of that setting.
public record ClientGate(OAuthClientGate clients, RateLimits rates, Scopes scopes) implements Gate<ClientGate.Client> {

    /// A client that has shown its secret, and what it sent.
    record Client(Scope scope, UUID id, TokenRequest request) {}

    @Override
    public Client admit(Request request) {
        TokenRequest asked = TokenRequest.read(request);
        TokenRequest.Credentials shown = asked.credentials();
        OAuthClientGate.Admitted client = clients.admit(shown.id(), shown.secret())
                .orElseThrow(() -> new Refused(new Refusal.Unauthorized(true)));
        rates.take(client.setting(), client.rate());
        Actor actor = new Actor(Actor.Kind.SETTING, client.setting(), request.id());
        return new Client(scopes.of(client.company(), actor), client.client(), asked);
    }
}
