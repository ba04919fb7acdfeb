package dev.muster.api;

import dev.muster.access.ApiKeys;
import dev.muster.access.Caller;
import dev.muster.access.Companies;
import dev.muster.access.key.KeyRing;
import dev.muster.activity.Audits;
import dev.muster.activity.Scope;
import dev.muster.field.Fields;
import dev.muster.http.Area;
import dev.muster.http.Route;
import dev.muster.job.Jobs;
import dev.muster.setting.OAuthClients;
import dev.muster.setting.Settings;
import dev.muster.setting.Tokens;
import java.util.List;

/// Every address of the admin API on one screen, each behind its gate.
public record ApiRoutes(
        ApiKeys keys,
        KeyRing ring,
        Audits audits,
        Companies companies,
        Fields fields,
        Settings settings,
        Tokens tokens,
        OAuthClients oauthClients,
        Jobs jobs,
        String publicUrl) {

    public static final String BASE = "/api/v1";

    public Area area() {
        return new Area("api", List.of(BASE), routes(), new Problem());
    }

    private List<Route> routes() {
        ApiGate gate = new ApiGate(keys, companies);
        Route.Behind<Caller> key = new Route.Behind<>("any key", gate::caller);
        Route.Behind<Caller> operator = new Route.Behind<>("operator", gate::operator);
        Route.Behind<Scope> company = new Route.Behind<>("company", gate::company);
        Route.Behind<Scope> reader = new Route.Behind<>("reader", gate::reader);
        Route.Behind<Scope> administrator = new Route.Behind<>("administrator", gate::administrator);
        CompanyEndpoint c = new CompanyEndpoint(companies);
        FieldEndpoint f = new FieldEndpoint(fields);
        SettingEndpoint s = new SettingEndpoint(settings, publicUrl + "/scim/v2");
        PreviewEndpoint p = new PreviewEndpoint(settings);
        TokenEndpoint t = new TokenEndpoint(tokens);
        OAuthClientEndpoint o = new OAuthClientEndpoint(oauthClients, publicUrl + "/oauth/token");
        JobEndpoint j = new JobEndpoint(jobs);
        TargetUserEndpoint u = new TargetUserEndpoint(fields);
        EventEndpoint e = new EventEndpoint();
        TargetUserImport users = new TargetUserImport(fields);
        TargetUserExport table = new TargetUserExport(fields);
        TargetGroupEndpoint g = new TargetGroupEndpoint(u, jobs);
        HeldEndpoint h = new HeldEndpoint(u, jobs);
        ConflictEndpoint x = new ConflictEndpoint(u);
        ApiKeyEndpoint k = new ApiKeyEndpoint(ring);
        AuditEndpoint a = new AuditEndpoint(audits);
        return List.of(
                key.get("/openapi.json", new OpenApi()::get),
                operator.get("/api-keys", k::list),
                operator.post("/api-keys", k::create),
                operator.delete("/api-keys/{key}", k::revoke),
                operator.get("/audit", a::ofInstallation),
                operator.get("/companies", c::list),
                operator.post("/companies", c::create),
                company.get("/companies/{company}", c::get),
                company.patch("/companies/{company}", c::change),
                company.delete("/companies/{company}", c::delete),
                company.get("/companies/{company}/api-keys", k::listOfCompany),
                company.post("/companies/{company}/api-keys", k::createForCompany),
                company.delete("/companies/{company}/api-keys/{key}", k::revokeOfCompany),
                administrator.get("/companies/{company}/audit", a::ofCompany),
                company.get("/companies/{company}/fields", f::list),
                company.post("/companies/{company}/fields", f::create),
                company.patch("/companies/{company}/fields/{field}", f::change),
                company.delete("/companies/{company}/fields/{field}", f::delete),
                company.get("/companies/{company}/target-users", u::list),
                company.post("/companies/{company}/target-users", u::create),
                company.post("/companies/{company}/target-users/import", users::post),
                company.get("/companies/{company}/target-users/export", table::get),
                company.get("/companies/{company}/target-users/{user}", u::get),
                company.patch("/companies/{company}/target-users/{user}", u::change),
                company.delete("/companies/{company}/target-users/{user}", u::delete),
                company.get("/companies/{company}/target-users/{user}/events", e::ofPerson),
                company.get("/companies/{company}/target-users/{user}/explanation", new ExplanationEndpoint()::get),
                company.get("/companies/{company}/target-groups", g::list),
                company.post("/companies/{company}/target-groups", g::create),
                company.post("/companies/{company}/target-groups/import", TargetGroupImport::post),
                company.get("/companies/{company}/target-groups/export", TargetGroupExport::get),
                company.get("/companies/{company}/target-groups/{group}", g::get),
                company.patch("/companies/{company}/target-groups/{group}", g::change),
                company.delete("/companies/{company}/target-groups/{group}", g::delete),
                company.get("/companies/{company}/target-groups/{group}/members", g::members),
                company.post("/companies/{company}/target-groups/{group}/members", g::addMembers),
                company.delete("/companies/{company}/target-groups/{group}/members/{user}", g::removeMember),
                company.get("/companies/{company}/scim-settings", s::list),
                company.post("/companies/{company}/scim-settings", s::create),
                company.get("/companies/{company}/scim-settings/{setting}", s::get),
                company.patch("/companies/{company}/scim-settings/{setting}", s::change),
                company.delete("/companies/{company}/scim-settings/{setting}", s::delete),
                reader.post("/companies/{company}/scim-settings/{setting}/preview", p::show),
                company.get("/companies/{company}/scim-settings/{setting}/habits", s::habits),
                company.get("/companies/{company}/scim-settings/{setting}/tokens", t::list),
                company.post("/companies/{company}/scim-settings/{setting}/tokens", t::create),
                company.delete("/companies/{company}/scim-settings/{setting}/tokens/{token}", t::revoke),
                company.get("/companies/{company}/scim-settings/{setting}/oauth-clients", o::list),
                company.post("/companies/{company}/scim-settings/{setting}/oauth-clients", o::create),
                company.delete("/companies/{company}/scim-settings/{setting}/oauth-clients/{client}", o::revoke),
                company.get("/companies/{company}/scim-settings/{setting}/held", h::list),
                company.post("/companies/{company}/scim-settings/{setting}/held/apply", h::apply),
                company.post("/companies/{company}/scim-settings/{setting}/held/discard", h::discard),
                company.get("/companies/{company}/events", e::feed),
                company.get("/companies/{company}/scim-settings/{setting}/conflicts", x::list),
                company.post("/companies/{company}/scim-settings/{setting}/conflicts/move", x::move),
                company.get("/companies/{company}/scim-settings/{setting}/statistics", StatisticsEndpoint::get),
                company.get("/companies/{company}/scim-settings/{setting}/requests", RequestEndpoint::list),
                company.get("/companies/{company}/scim-settings/{setting}/requests/{request}", RequestEndpoint::get),
                company.get("/companies/{company}/jobs/{job}", j::get));
    }
}
