package dev.muster.oauth;

import dev.muster.http.Area;
import dev.muster.http.Route;
import java.util.List;

/// The one address of OAuth: where a client gets an access token (RFC 6749 section 3.2).
public final class OAuthRoutes {

    private OAuthRoutes() {}

    public static Area area(ClientGate gate, TokenEndpoint tokens) {
        var client = new Route.Behind<>("oauth client", gate);
        return new Area("oauth", List.of("/oauth"), List.of(client.post("/token", tokens::issue)), new OAuthError());
    }
}
