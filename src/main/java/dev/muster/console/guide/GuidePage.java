package dev.muster.console.guide;

import dev.muster.activity.Scope;
import dev.muster.console.Console;
import dev.muster.console.Place;
import dev.muster.console.Visit;
import dev.muster.field.Field;
import dev.muster.field.Fields;
import dev.muster.http.Request;
import dev.muster.http.Response;
import dev.muster.setting.IdentityProvider;
import dev.muster.setting.Rules;
import dev.muster.setting.ScimSetting;
import dev.muster.setting.Settings;
import java.util.List;

/// `/companies/{company}/scim-settings/{setting}/guide`
public record GuidePage(Console console, Settings settings, Fields fields) {

    public Response get(Visit visit, Request request) {
        ScimSetting setting =
                settings.read(visit.scope(), request.pathId("setting")).setting();
        IdentityProvider provider =
                request.parameter("provider").flatMap(IdentityProvider::of).orElseGet(() -> setting.identityProvider());
        return console.show(
                console.page(request, visit).at(Place.SCIM_SETTINGS),
                new Guide(setting, provider, GuideSteps.of(provider, console), read(visit.scope(), setting)));
    }

    private List<Guide.Read> read(Scope scope, ScimSetting setting) {
        List<Field> active = fields.all(scope).stream().filter(Field::active).toList();
        return Rules.of(setting, active).sources().stream()
                .map(source -> new Guide.Read(
                        source.field().name(),
                        source.paths().stream().map(Rules.Path::text).toList()))
                .toList();
    }
}
