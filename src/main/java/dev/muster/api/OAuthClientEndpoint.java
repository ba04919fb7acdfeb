package dev.muster.api;

import dev.muster.activity.Scope;
import dev.muster.form.Form;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.setting.OAuthClient;
import dev.muster.setting.OAuthClients;
import dev.muster.setting.Tokens;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// `/companies/{company}/scim-settings/{setting}/oauth-clients`
///
/// @param tokenUrl where a client gets its access tokens
record OAuthClientEndpoint(OAuthClients clients, String tokenUrl) {

    private static final String USUAL_NAME = "OAuth client";

    Response list(Scope scope, Request request) {
        Page page = Page.of(request);
        return page.answer(
                clients.page(scope, request.pathId("setting"), page.after(), page.fetched()),
                named -> named.client().id(),
                named -> json(named.client(), named.publicId()));
    }

    /// The one answer that carries the secret.
    Response create(Scope scope, Request request) {
        Form form = Form.of(Json.read(request));
        String name = form.text("name", Tokens.LONGEST_NAME, USUAL_NAME);
        @Nullable Instant expiresAt = form.time("expiresAt");
        form.finish();
        OAuthClients.Issued issued = clients.create(scope, request.pathId("setting"), name, expiresAt);
        return Json.response(
                201,
                json(issued.client(), issued.publicId())
                        .put("clientSecret", issued.secret().text()));
    }

    Response revoke(Scope scope, Request request) {
        clients.revoke(scope, request.pathId("setting"), request.pathId("client"));
        return Response.empty(204);
    }

    private ObjectNode json(OAuthClient client, OAuthClient.PublicId publicId) {
        return Json.object()
                .put("id", client.id().toString())
                .put("name", client.name())
                .put("clientId", publicId.text())
                .put("hint", client.hint())
                .put("tokenUrl", tokenUrl)
                .put("createdAt", client.createdAt().toString())
                .put("expiresAt", text(client.expiresAt()))
                .put("lastUsedAt", text(client.lastUsedAt()));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
