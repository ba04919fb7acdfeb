package dev.muster.console;

import dev.muster.access.Companies;
import dev.muster.access.account.Doorkeeper;
import dev.muster.access.key.KeyRing;
import dev.muster.activity.Audits;
import dev.muster.console.account.AccountPages;
import dev.muster.console.account.AdmissionPages;
import dev.muster.console.account.AuditPages;
import dev.muster.console.account.InvitationPages;
import dev.muster.console.account.NewPasswordPages;
import dev.muster.console.account.SignInPages;
import dev.muster.console.company.CompanyPages;
import dev.muster.console.company.HealthPages;
import dev.muster.console.trial.Trials;
import dev.muster.field.Fields;
import dev.muster.http.Area;
import dev.muster.http.Gate;
import dev.muster.http.Route;
import dev.muster.job.Jobs;
import dev.muster.setting.OAuthClients;
import dev.muster.setting.Settings;
import dev.muster.setting.Tokens;
import java.util.List;
import java.util.stream.Stream;

/// Every page of the console, each behind its gate: a method for each area of pages, in the order of the navigation.
/// Those of a company's people and of its SCIM settings stand in [DirectoryRoutes] and [SettingRoutes].
///
/// @param doorkeeper lets people in
public record ConsoleRoutes(
        Console console,
        Doorkeeper doorkeeper,
        KeyRing ring,
        Audits audits,
        Companies companies,
        Fields fields,
        Settings settings,
        Tokens tokens,
        OAuthClients oauthClients,
        Jobs jobs,
        Trials trials) {

    public Area area() {
        Visitors visitors = new Visitors(doorkeeper.sessions(), new SessionCookie(console.isSecure()));
        ConsoleGates gates = new ConsoleGates(console, visitors, companies, new PageErrors(console));
        List<Route> routes = Stream.of(
                        start(gates, visitors),
                        companies(gates),
                        access(gates),
                        new DirectoryRoutes(console, fields, settings, jobs).all(gates),
                        new SettingRoutes(console, settings, fields, tokens, oauthClients, jobs, trials).all(gates))
                .flatMap(List::stream)
                .map(Protection::of)
                .toList();
        return new Area("console", List.of(""), routes, new PageErrors(console));
    }

    private List<Route> start(ConsoleGates gates, Visitors visitors) {
        Route.Behind<Gate.Anybody> open = gates.open();
        Route.Behind<Visitor> signedIn = gates.signedIn();
        HomePage home = new HomePage(console, companies);
        SignInPages in = new SignInPages(console, doorkeeper, visitors);
        InvitationPages inv = new InvitationPages(console, doorkeeper, companies, visitors);
        NewPasswordPages renewal = new NewPasswordPages(console, doorkeeper, visitors.cookie());
        AccountPages a = new AccountPages(console, doorkeeper, visitors.cookie());
        return List.of(
                open.get("/assets/{file}", console.assets()::get),
                open.get("/sign-in", in::form),
                open.post("/sign-in", in::signIn),
                open.get("/first-start/{link}", inv::form),
                open.post("/first-start/{link}", inv::accept),
                open.get("/invitation/{link}", inv::form),
                open.post("/invitation/{link}", inv::accept),
                signedIn.post("/invitation/{link}/acceptance", inv::take),
                open.get("/new-password/{link}", renewal::form),
                open.post("/new-password/{link}", renewal::change),
                signedIn.get("/", home::get),
                signedIn.post("/theme", home::theme),
                signedIn.get("/account", a::get),
                signedIn.post("/account/password", a::changePassword),
                signedIn.post("/account/sessions/end", a::endSessions),
                signedIn.post("/sign-out", a::signOut));
    }

    private List<Route> companies(ConsoleGates gates) {
        Route.Behind<Visitor> operator = gates.operator();
        Route.Behind<Visit> company = gates.company();
        HealthPages h = new HealthPages(console, companies, settings);
        CompanyPages c = new CompanyPages(console, companies, h);
        return List.of(
                operator.get("/settings-health", h::get),
                operator.get("/companies", c::list),
                operator.get("/companies/new", c::form),
                operator.post("/companies/new", c::create),
                company.get("/companies/{company}/settings", c::settings),
                company.post("/companies/{company}/settings", c::change));
    }

    private List<Route> access(ConsoleGates gates) {
        Route.Behind<Visitor> operator = gates.operator();
        Route.Behind<Visit> company = gates.company();
        Route.Behind<Visit> administrator = gates.administrator();
        AdmissionPages a = new AdmissionPages(console, doorkeeper, ring, companies.clock());
        AuditPages audit = new AuditPages(console, doorkeeper, audits, settings);
        return List.of(
                operator.get("/operators", a::ofInstallation),
                operator.post("/operators/invitations", a::inviteOperator),
                operator.post("/operators/invitations/{invitation}/revocation", a::revokeOperatorInvitation),
                operator.post("/operators/keys", a::createOperatorKey),
                operator.post("/operators/keys/{key}/revocation", a::revokeOperatorKey),
                operator.post("/operators/{account}/removal", a::removeOperator),
                operator.get("/audit", audit::ofInstallation),
                company.get("/companies/{company}/access", a::ofCompany),
                administrator.post("/companies/{company}/access/invitations", a::invite),
                administrator.post(
                        "/companies/{company}/access/invitations/{invitation}/revocation", a::revokeInvitation),
                administrator.post("/companies/{company}/access/keys", a::createKey),
                administrator.post("/companies/{company}/access/keys/{key}/revocation", a::revokeKey),
                administrator.post("/companies/{company}/access/{account}/role", a::changeRole),
                administrator.post("/companies/{company}/access/{account}/removal", a::remove),
                administrator.get("/companies/{company}/audit", audit::ofCompany));
    }
}
