package dev.muster.api;

import dev.muster.activity.Scope;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.setting.Habit;
import dev.muster.setting.HabitUses;
import dev.muster.setting.SettingJson;
import dev.muster.setting.Settings;
import dev.muster.setting.Settings.Leaving;
import dev.muster.traffic.Health;
import dev.muster.traffic.HealthRules;
import dev.muster.traffic.Statistics;
import dev.muster.words.Languages;
import dev.muster.words.Texts;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/companies/{company}/scim-settings`
///
/// @param scimUrl where identity providers send their people
record SettingEndpoint(Settings settings, String scimUrl) {

    private static final Texts ENGLISH = Languages.english();

    Response list(Scope scope, Request request) {
        Page page = Page.of(request);
        return page.answer(
                settings.page(scope, page.after(), page.fetched()),
                overview -> overview.setting().id(),
                overview -> json(scope, overview));
    }

    /// The one answer that carries the token.
    Response create(Scope scope, Request request) {
        Settings.Created created = settings.create(scope, Json.read(request));
        return Json.response(
                201,
                json(scope, created.overview()).put("token", created.token().text()));
    }

    Response get(Scope scope, Request request) {
        return Json.response(200, json(scope, settings.read(scope, request.pathId("setting"))));
    }

    Response change(Scope scope, Request request) {
        Settings.Changed changed = settings.change(scope, request.pathId("setting"), Json.read(request));
        return changed.job()
                .map(JobEndpoint::accepted)
                .orElseGet(() -> Json.response(200, json(scope, changed.overview())));
    }

    Response delete(Scope scope, Request request) {
        Leaving people =
                request.parameter("people").map(SettingEndpoint::leaving).orElse(Leaving.KEEP);
        return JobEndpoint.accepted(settings.delete(scope, request.pathId("setting"), people));
    }

    /// Every habit with its state in the setting: there are few, and they come on one page.
    Response habits(Scope scope, Request request) {
        Settings.Overview overview = settings.read(scope, request.pathId("setting"));
        ObjectNode json = Json.object();
        ArrayNode items = json.putArray("items");
        for (Habit habit : Habit.values()) {
            items.add(habit(habit, overview));
        }
        return Json.response(200, json.putNull("nextCursor"));
    }

    private static ObjectNode habit(Habit habit, Settings.Overview overview) {
        @Nullable HabitUses uses = overview.habits().get(habit);
        return Json.object()
                .put("name", habit.word())
                .put("row", habit.row())
                .put("looks", words(habit, "looks"))
                .put("becomes", words(habit, "becomes"))
                .put("seen", words(habit, "seen"))
                .put("source", habit.source())
                .put("on", overview.setting().dialect().understands(habit))
                .put("uses", uses == null ? 0 : uses.uses())
                .put("lastUsedAt", uses == null ? null : uses.lastUsedAt().toString());
    }

    private static String words(Habit habit, String part) {
        return ENGLISH.of("habit." + habit.word() + "." + part);
    }

    private static Leaving leaving(String word) {
        for (Leaving leaving : Leaving.values()) {
            if (leaving.name().toLowerCase(Locale.ROOT).equals(word)) {
                return leaving;
            }
        }
        throw new Refused(new Refusal.InvalidValue("people", "must be one of: keep, inactive, delete"));
    }

    private ObjectNode json(Scope scope, Settings.Overview overview) {
        HealthRules facts = Statistics.health(scope, overview.setting().id());
        @Nullable Instant last = facts.lastRequestAt();
        Health health = facts.at(scope.clock().instant());
        ObjectNode json = Json.object().put("id", overview.setting().id().toString());
        json.setAll(SettingJson.of(overview.setting()));
        ObjectNode used = Json.object();
        overview.habits().forEach((habit, uses) -> used.put(habit.word(), uses.uses()));
        json.set("habitUses", used);
        json.set("healthDetail", HealthJson.detail(facts, health));
        return json.put("scimUrl", scimUrl)
                .put("createdAt", overview.setting().createdAt().toString())
                .put("peopleCount", overview.people())
                .put("heldCount", overview.held())
                .put("lastRequestAt", last == null ? null : last.toString())
                .put("health", health.word());
    }
}
