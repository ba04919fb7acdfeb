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
import dev.muster.console.connect.FirstRequestPages;
import dev.muster.console.connect.SettingListPage;
import dev.muster.console.connect.WizardPages;
import dev.muster.console.field.FieldPages;
import dev.muster.console.group.GroupPages;
import dev.muster.console.group.MemberPages;
import dev.muster.console.guide.GuidePage;
import dev.muster.console.job.JobPages;
import dev.muster.console.overview.OverviewPage;
import dev.muster.console.people.PeoplePages;
import dev.muster.console.people.PersonPages;
import dev.muster.console.setting.DeletionPages;
import dev.muster.console.setting.HabitPages;
import dev.muster.console.setting.access.AccessPages;
import dev.muster.console.setting.conflict.ConflictPages;
import dev.muster.console.setting.held.HeldPages;
import dev.muster.console.setting.log.LogPages;
import dev.muster.console.setting.rules.RulesPages;
import dev.muster.console.table.TablePages;
import dev.muster.console.trial.TrialPages;
import dev.muster.console.trial.Trials;
import dev.muster.directory.connection.Connections;
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

    private static final String SETTING = "/companies/{company}/scim-settings/{setting}";

    public Area area() {
        Visitors visitors = new Visitors(doorkeeper.sessions(), new SessionCookie(console.isSecure()));
        ConsoleGates gates = new ConsoleGates(console, visitors, companies, new PageErrors(console));
        List<Route> routes = Stream.of(
                        start(gates, visitors),
                        companies(gates),
                        access(gates),
                        people(gates),
                        groups(gates),
                        fields(gates),
                        connect(gates),
                        overview(gates),
                        settingPages(gates))
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

    /// From the list of SCIM settings to one that has heard from its client.
    private List<Route> connect(ConsoleGates gates) {
        Route.Behind<Visit> company = gates.company();
        Route.Behind<Visit> administrator = gates.administrator();
        SettingListPage list = new SettingListPage(console, settings, fields);
        Connections connections = new Connections(fields, settings);
        WizardPages wizard = new WizardPages(console, fields, connections);
        FirstRequestPages first = new FirstRequestPages(console, settings);
        return List.of(
                company.get("/companies/{company}/scim-settings", list::list),
                administrator.get("/companies/{company}/scim-settings/new", wizard::providerStep),
                administrator.get("/companies/{company}/scim-settings/new/groups", wizard::groupStep),
                administrator.post("/companies/{company}/scim-settings/new/groups", wizard::save),
                administrator.get("/companies/{company}/scim-settings/new/target-groups", wizard::groupFinder),
                administrator.post("/companies/{company}/scim-settings/new/leave", wizard::leave),
                administrator.post("/companies/{company}/scim-settings/new/sample", wizard::sample),
                administrator.get("/companies/{company}/scim-settings/{setting}/connect", first::connected),
                administrator.post("/companies/{company}/scim-settings/{setting}/connect", first::stored),
                administrator.get("/companies/{company}/scim-settings/{setting}/first-request", first::waiting));
    }

    /// How it stands with a setting, and how its identity provider is set up.
    private List<Route> overview(ConsoleGates gates) {
        Route.Behind<Visit> company = gates.company();
        OverviewPage overview = new OverviewPage(console, settings, tokens);
        GuidePage guide = new GuidePage(console, settings, fields);
        Route.Behind<Visit> administrator = gates.administrator();
        TrialPages trial = new TrialPages(console, settings, tokens, jobs, trials);
        return List.of(
                administrator.get("/companies/{company}/scim-settings/{setting}/trial", trial::get),
                administrator.post("/companies/{company}/scim-settings/{setting}/trial", trial::post),
                company.get("/companies/{company}/scim-settings/{setting}", overview::get),
                company.get("/companies/{company}/scim-settings/{setting}/guide", guide::get));
    }

    private List<Route> settingPages(ConsoleGates gates) {
        Route.Behind<Visit> company = gates.company();
        Route.Behind<Visit> administrator = gates.administrator();
        RulesPages r = new RulesPages(console, settings, fields, jobs);
        AccessPages a = new AccessPages(console, settings, tokens, oauthClients);
        HeldPages h = new HeldPages(console, settings, jobs);
        ConflictPages x = new ConflictPages(console, settings);
        LogPages l = new LogPages(console, settings);
        HabitPages b = new HabitPages(console, settings);
        DeletionPages d = new DeletionPages(console, settings);
        return List.of(
                company.get(SETTING + "/rules", r::form),
                company.post(SETTING + "/rules", r::post),
                company.get(SETTING + "/tokens", a::list),
                administrator.get(SETTING + "/tokens/new", a::tokenForm),
                administrator.post(SETTING + "/tokens/new", a::createToken),
                administrator.get(SETTING + "/tokens/rotation", a::rotationForm),
                administrator.post(SETTING + "/tokens/rotation", a::rotate),
                administrator.get(SETTING + "/tokens/{token}/revocation", a::tokenRevocation),
                administrator.post(SETTING + "/tokens/{token}/revocation", a::revokeToken),
                administrator.get(SETTING + "/oauth-clients/new", a::clientForm),
                administrator.post(SETTING + "/oauth-clients/new", a::createClient),
                administrator.get(SETTING + "/oauth-clients/{client}/revocation", a::clientRevocation),
                administrator.post(SETTING + "/oauth-clients/{client}/revocation", a::revokeClient),
                company.get(SETTING + "/held", h::list),
                company.post(SETTING + "/held", h::decide),
                company.get(SETTING + "/conflicts", x::list),
                company.post(SETTING + "/conflicts", x::move),
                company.get(SETTING + "/requests", l::list),
                company.get(SETTING + "/requests/{request}", l::entry),
                company.get(SETTING + "/habits", b::list),
                company.post(SETTING + "/habits", b::change),
                company.get(SETTING + "/more", d::form),
                company.post(SETTING + "/more", d::delete),
                company.get("/companies/{company}/jobs/{job}", new JobPages(console, jobs)::get));
    }

    private List<Route> access(ConsoleGates gates) {
        Route.Behind<Visitor> operator = gates.operator();
        Route.Behind<Visit> company = gates.company();
        Route.Behind<Visit> administrator = gates.administrator();
        AdmissionPages a = new AdmissionPages(console, doorkeeper, ring, companies.clock());
        AuditPages audit = new AuditPages(console, doorkeeper, audits);
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

    private List<Route> people(ConsoleGates gates) {
        Route.Behind<Visit> company = gates.company();
        Route.Behind<Visit> administrator = gates.administrator();
        PeoplePages p = new PeoplePages(console, fields, settings);
        PersonPages u = new PersonPages(console, fields, settings);
        TablePages t = new TablePages(console, fields);
        return List.of(
                company.get("/companies/{company}/target-users", p::list),
                administrator.get("/companies/{company}/target-users/new", p::form),
                company.post("/companies/{company}/target-users/new", p::create),
                company.get("/companies/{company}/target-users/export", p::export),
                administrator.get("/companies/{company}/target-users/import", t::askPeople),
                company.post("/companies/{company}/target-users/import", t::importPeople),
                company.get("/companies/{company}/target-users/{user}", u::show),
                administrator.get("/companies/{company}/target-users/{user}/edit", u::form),
                company.post("/companies/{company}/target-users/{user}/edit", u::change),
                company.post("/companies/{company}/target-users/{user}/groups", u::join),
                company.post("/companies/{company}/target-users/{user}/groups/{group}/removal", u::leave),
                administrator.get("/companies/{company}/target-users/{user}/delete", u::ask),
                company.post("/companies/{company}/target-users/{user}/delete", u::delete));
    }

    private List<Route> groups(ConsoleGates gates) {
        Route.Behind<Visit> company = gates.company();
        Route.Behind<Visit> administrator = gates.administrator();
        GroupPages g = new GroupPages(console, jobs);
        MemberPages m = new MemberPages(console, settings);
        TablePages t = new TablePages(console, fields);
        return List.of(
                company.get("/companies/{company}/target-groups", g::list),
                administrator.get("/companies/{company}/target-groups/new", g::form),
                company.post("/companies/{company}/target-groups/new", g::create),
                company.get("/companies/{company}/target-groups/export", t::exportGroups),
                administrator.get("/companies/{company}/target-groups/import", t::askGroups),
                company.post("/companies/{company}/target-groups/import", t::importGroups),
                company.get("/companies/{company}/target-groups/{group}", m::show),
                company.post("/companies/{company}/target-groups/{group}", m::rename),
                company.post("/companies/{company}/target-groups/{group}/members", m::add),
                company.post("/companies/{company}/target-groups/{group}/members/{user}/removal", m::remove),
                administrator.get("/companies/{company}/target-groups/{group}/delete", g::ask),
                company.post("/companies/{company}/target-groups/{group}/delete", g::delete));
    }

    private List<Route> fields(ConsoleGates gates) {
        Route.Behind<Visit> company = gates.company();
        Route.Behind<Visit> administrator = gates.administrator();
        FieldPages f = new FieldPages(console, fields, settings);
        return List.of(
                company.get("/companies/{company}/fields", f::list),
                company.post("/companies/{company}/fields", f::create),
                administrator.get("/companies/{company}/fields/{field}", f::form),
                company.post("/companies/{company}/fields/{field}", f::change),
                company.post("/companies/{company}/fields/{field}/place", f::move),
                administrator.get("/companies/{company}/fields/{field}/delete", f::ask),
                company.post("/companies/{company}/fields/{field}/delete", f::delete));
    }
}
