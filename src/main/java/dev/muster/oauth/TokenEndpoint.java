package dev.muster.oauth;

import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.setting.OAuthClients;

/// `POST /oauth/token` with `grant_type=client_credentials` (RFC 6749 section 4.4). There are no scopes: a token
/// opens the SCIM address of its setting and nothing else, whatever scope was asked for.
public record TokenEndpoint(OAuthClients clients) {

    static final String GRANT_TYPE = "grant_type";

    Response issue(ClientGate.Client client, Request request) {
        String grantType = client.request()
                .parameter(GRANT_TYPE)
                .orElseThrow(() -> new Refused(new Refusal.InvalidSyntax("The parameter grant_type is missing")));
        if (!grantType.equals("client_credentials")) {
            throw new Refused(new Refusal.InvalidValue(GRANT_TYPE, "must be client_credentials"));
        }
        OAuthClients.Granted granted = clients.issue(client.scope(), client.id());
        return OAuthJson.response(
                200,
                OAuthJson.object()
                        .put("access_token", granted.secret().text())
                        .put("token_type", "Bearer")
                        .put("expires_in", granted.life().toSeconds()));
    }
}
