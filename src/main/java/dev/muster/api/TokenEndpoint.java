package dev.muster.api;

import dev.muster.activity.Scope;
import dev.muster.form.Form;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.setting.IssuedToken;
import dev.muster.setting.Tokens;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// `/companies/{company}/scim-settings/{setting}/tokens`
record TokenEndpoint(Tokens tokens) {

    private static final String USUAL_NAME = "Token";

    Response list(Scope scope, Request request) {
        Page page = Page.of(request);
        return page.answer(
                tokens.page(scope, request.pathId("setting"), page.after(), page.fetched()),
                IssuedToken::id,
                TokenEndpoint::json);
    }

    /// The one answer that carries the secret.
    Response create(Scope scope, Request request) {
        Form form = Form.of(Json.read(request));
        String name = form.text("name", Tokens.LONGEST_NAME, USUAL_NAME);
        @Nullable Instant expiresAt = form.time("expiresAt");
        boolean overlaps = form.has("overlapHours") && !form.isNull("overlapHours");
        int hours = overlaps ? form.number("overlapHours", 0, Tokens.MOST_OVERLAP_HOURS, 0) : 0;
        form.finish();
        Tokens.Issued issued = tokens.create(
                scope, request.pathId("setting"), new Tokens.Wanted(name, expiresAt, overlaps ? hours : null));
        return Json.response(
                201, json(issued.token()).put("token", issued.secret().text()));
    }

    Response revoke(Scope scope, Request request) {
        tokens.revoke(scope, request.pathId("setting"), request.pathId("token"));
        return Response.empty(204);
    }

    private static ObjectNode json(IssuedToken token) {
        return Json.object()
                .put("id", token.id().toString())
                .put("name", token.name())
                .put("hint", token.hint())
                .put("createdAt", token.createdAt().toString())
                .put("expiresAt", text(token.expiresAt()))
                .put("lastUsedAt", text(token.lastUsedAt()));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
