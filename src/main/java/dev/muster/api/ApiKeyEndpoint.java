package dev.muster.api;

import dev.muster.access.Caller;
import dev.muster.access.Role;
import dev.muster.access.key.ApiKey;
import dev.muster.access.key.KeyRing;
import dev.muster.activity.Actor;
import dev.muster.activity.Scope;
import dev.muster.company.CompanyId;
import dev.muster.form.Form;
import dev.muster.http.Request;
import dev.muster.http.Response;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// `/api-keys` and `/companies/{company}/api-keys`
record ApiKeyEndpoint(KeyRing ring) {

    private static final String USUAL_NAME = "API key";

    Response list(Caller caller, Request request) {
        return list((CompanyId) null, request);
    }

    Response listOfCompany(Scope scope, Request request) {
        return list(scope.company(), request);
    }

    Response create(Caller caller, Request request) {
        return create(caller.actor(), null, List.of(Role.OPERATOR), request);
    }

    Response createForCompany(Scope scope, Request request) {
        return create(scope.actor(), scope.company(), List.of(Role.VIEWER, Role.ADMINISTRATOR), request);
    }

    Response revoke(Caller caller, Request request) {
        ring.revoke(caller.actor(), null, request.pathId("key"));
        return Response.empty(204);
    }

    Response revokeOfCompany(Scope scope, Request request) {
        ring.revoke(scope.actor(), scope.company(), request.pathId("key"));
        return Response.empty(204);
    }

    private Response list(@Nullable CompanyId company, Request request) {
        Page page = Page.of(request);
        return page.answer(ring.page(company, page.after(), page.fetched()), ApiKey::id, ApiKeyEndpoint::json);
    }

    /// The one answer that carries the secret.
    ///
    /// @param roles that the key may have, the usual one first
    private Response create(Actor actor, @Nullable CompanyId company, List<Role> roles, Request request) {
        Form form = Form.of(Json.read(request));
        String name = form.text("name", ApiKey.LONGEST_NAME, USUAL_NAME);
        String role = form.choice(
                "role",
                roles.stream().map(Role::word).toList(),
                roles.getFirst().word());
        @Nullable Instant expiresAt = form.time("expiresAt");
        form.finish();
        KeyRing.Issued issued = ring.create(actor, company, new KeyRing.Wanted(Role.of(role), name, expiresAt));
        return Json.response(201, json(issued.key()).put("key", issued.secret().text()));
    }

    private static ObjectNode json(ApiKey key) {
        return Json.object()
                .put("id", key.id().toString())
                .put("role", key.role().word())
                .put("name", key.name())
                .put("hint", key.hint())
                .put("createdAt", key.createdAt().toString())
                .put("expiresAt", text(key.expiresAt()))
                .put("lastUsedAt", text(key.lastUsedAt()));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
