package dev.muster.console.setting.access;

import dev.muster.console.Console;
import dev.muster.console.FilledForm;
import dev.muster.console.Page;
import dev.muster.console.Place;
import dev.muster.console.Visit;
import dev.muster.console.setting.SettingTab;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.refusal.Refusal;
import dev.muster.refusal.Refused;
import dev.muster.setting.IssuedToken;
import dev.muster.setting.OAuthClients;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.Settings;
import dev.muster.setting.Tokens;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tokens of a setting. A new secret is in no address and nowhere kept, so the answer to the form itself shows it;
/// asked for again, the page shows the list.
public record AccessPages(Console console, Settings settings, Tokens tokens, OAuthClients clients) {

    private static final UUID START = new UUID(0, 0);
    private static final int MOST = 500;
    private static final String NAME = "name";
    private static final String EXPIRES = "expiresAt";
    private static final String OVERLAP = "overlap";
    private static final String USUAL_OVERLAP = "24";

    public Response list(Visit visit, Request request) {
        ScimSetting setting = setting(visit, request);
        return console.show(
                page(visit, request),
                new AccessView(
                        setting,
                        tokens.page(visit.scope(), setting.id(), START, MOST),
                        clients.page(visit.scope(), setting.id(), START, MOST),
                        visit.scope().clock().instant(),
                        console.tokenUrl()));
    }

    public Response tokenForm(Visit visit, Request request) {
        return form(visit, request, AccessForm.Kind.TOKEN);
    }

    public Response rotationForm(Visit visit, Request request) {
        return form(visit, request, AccessForm.Kind.ROTATION);
    }

    public Response clientForm(Visit visit, Request request) {
        return form(visit, request, AccessForm.Kind.CLIENT);
    }

    private Response form(Visit visit, Request request, AccessForm.Kind kind) {
        Page page = page(visit, request);
        String name = page.text(
                "access.usual-name." + kind.word(),
                page.date(visit.scope().clock().instant()));
        FilledForm form = FilledForm.fresh(page, Map.of(NAME, name, OVERLAP, USUAL_OVERLAP));
        return console.show(page, new AccessForm(setting(visit, request), kind, form));
    }

    public Response createToken(Visit visit, Request request) {
        return issue(visit, request, AccessForm.Kind.TOKEN);
    }

    public Response rotate(Visit visit, Request request) {
        return issue(visit, request, AccessForm.Kind.ROTATION);
    }

    private Response issue(Visit visit, Request request, AccessForm.Kind kind) {
        Page page = page(visit, request);
        ScimSetting setting = setting(visit, request);
        FilledForm form = FilledForm.sent(page, request);
        String name = form.text(NAME, Tokens.LONGEST_NAME);
        @Nullable Instant expires = Expiry.of(form, EXPIRES, page);
        @Nullable
        Integer hours = kind == AccessForm.Kind.ROTATION ? form.number(OVERLAP, 0, Tokens.MOST_OVERLAP_HOURS) : null;
        Tokens.@Nullable Issued issued = form.isWrong()
                ? null
                : form.attempt(
                        () -> tokens.create(visit.scope(), setting.id(), new Tokens.Wanted(name, expires, hours)));
        if (issued == null) {
            return console.show(422, page, new AccessForm(setting, kind, form));
        }
        return console.show(
                page,
                new SecretView(
                        setting,
                        kind,
                        name,
                        console.scimUrl(),
                        issued.secret().text(),
                        "",
                        "",
                        hours == null ? 0 : hours));
    }

    public Response createClient(Visit visit, Request request) {
        Page page = page(visit, request);
        ScimSetting setting = setting(visit, request);
        FilledForm form = FilledForm.sent(page, request);
        String name = form.text(NAME, Tokens.LONGEST_NAME);
        @Nullable Instant expires = Expiry.of(form, EXPIRES, page);
        OAuthClients.@Nullable Issued issued =
                form.isWrong() ? null : form.attempt(() -> clients.create(visit.scope(), setting.id(), name, expires));
        if (issued == null) {
            return console.show(422, page, new AccessForm(setting, AccessForm.Kind.CLIENT, form));
        }
        return console.show(
                page,
                new SecretView(
                        setting,
                        AccessForm.Kind.CLIENT,
                        name,
                        console.scimUrl(),
                        issued.secret().text(),
                        issued.publicId().text(),
                        console.tokenUrl(),
                        0));
    }

    public Response tokenRevocation(Visit visit, Request request) {
        ScimSetting setting = setting(visit, request);
        UUID id = request.pathId("token");
        IssuedToken token = tokens.page(visit.scope(), setting.id(), START, MOST).stream()
                .filter(found -> found.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(new Refusal.NotFound("token " + id)));
        return console.show(
                page(visit, request),
                new RevocationView(setting, "token", token.name(), token.hint(), token.lastUsedAt()));
    }

    public Response revokeToken(Visit visit, Request request) {
        UUID setting = request.pathId("setting");
        tokens.revoke(visit.scope(), setting, request.pathId("token"));
        return console.done(SettingTab.TOKENS.address(page(visit, request), setting), "token-revoked");
    }

    public Response clientRevocation(Visit visit, Request request) {
        ScimSetting setting = setting(visit, request);
        UUID id = request.pathId("client");
        return clients.page(visit.scope(), setting.id(), START, MOST).stream()
                .map(OAuthClients.Named::client)
                .filter(client -> client.id().equals(id))
                .findFirst()
                .map(client -> console.show(
                        page(visit, request),
                        new RevocationView(setting, "client", client.name(), client.hint(), client.lastUsedAt())))
                .orElseThrow(() -> new Refused(new Refusal.NotFound("OAuth client " + id)));
    }

    public Response revokeClient(Visit visit, Request request) {
        UUID setting = request.pathId("setting");
        clients.revoke(visit.scope(), setting, request.pathId("client"));
        return console.done(SettingTab.TOKENS.address(page(visit, request), setting), "client-revoked");
    }

    private ScimSetting setting(Visit visit, Request request) {
        return settings.read(visit.scope(), request.pathId("setting")).setting();
    }

    private Page page(Visit visit, Request request) {
        return console.page(request, visit).at(Place.SCIM_SETTINGS);
    }
}
