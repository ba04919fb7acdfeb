package dev.muster.api;

import dev.muster.activity.Scope;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.setting.SettingJson;
import dev.muster.setting.Settings;
import dev.muster.setting.Settings.Leaving;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// `/companies/{company}/scim-settings`
///
/// @param scimUrl where identity providers send their people
record SettingEndpoint(Settings settings, String scimUrl) {

    Response list(Scope scope, Request request) {
        Page page = Page.of(request);
        return page.answer(
                settings.page(scope, page.after(), page.fetched()),
                overview -> overview.setting().id(),
                this::json);
    }

    /// The one answer that carries the token.
    Response create(Scope scope, Request request) {
        Settings.Created created = settings.create(scope, Json.read(request));
        return Json.response(
                201, json(created.overview()).put("token", created.token().text()));
    }

    Response get(Scope scope, Request request) {
        return Json.response(200, json(settings.read(scope, request.pathId("setting"))));
    }

    Response change(Scope scope, Request request) {
        Settings.Changed changed = settings.change(scope, request.pathId("setting"), Json.read(request));
        return changed.job().map(JobEndpoint::accepted).orElseGet(() -> Json.response(200, json(changed.overview())));
    }

    Response delete(Scope scope, Request request) {
        Leaving people =
                request.parameter("people").map(SettingEndpoint::leaving).orElse(Leaving.KEEP);
        return JobEndpoint.accepted(settings.delete(scope, request.pathId("setting"), people));
    }

    private static Leaving leaving(String word) {
        for (Leaving leaving : Leaving.values()) {
            if (leaving.name().toLowerCase(Locale.ROOT).equals(word)) {
                return leaving;
            }
        }
        throw new Refused(new Refusal.InvalidValue("people", "must be one of: keep, inactive, delete"));
    }

    private ObjectNode json(Settings.Overview overview) {
        @Nullable Instant last = overview.lastRequestAt();
        ObjectNode json = Json.object().put("id", overview.setting().id().toString());
        json.setAll(SettingJson.of(overview.setting()));
        return json.put("scimUrl", scimUrl)
                .put("createdAt", overview.setting().createdAt().toString())
                .put("peopleCount", overview.people())
                .put("lastRequestAt", last == null ? null : last.toString())
                .put("health", last == null ? "waiting" : "healthy");
    }
}
