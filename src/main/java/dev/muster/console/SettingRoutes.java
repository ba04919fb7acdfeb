package dev.muster.console;

import dev.muster.console.connect.FirstRequestPages;
import dev.muster.console.connect.SettingListPage;
import dev.muster.console.connect.WizardPages;
import dev.muster.console.guide.GuidePage;
import dev.muster.console.job.JobPages;
import dev.muster.console.overview.OverviewPage;
import dev.muster.console.setting.DeletionPages;
import dev.muster.console.setting.HabitPages;
import dev.muster.console.setting.access.AccessPages;
import dev.muster.console.setting.conflict.ConflictPages;
import dev.muster.console.setting.held.HeldPages;
import dev.muster.console.setting.log.LogPages;
import dev.muster.console.setting.rules.RulesPages;
import dev.muster.console.trial.TrialPages;
import dev.muster.console.trial.Trials;
import dev.muster.directory.connection.Connections;
import dev.muster.field.Fields;
import dev.muster.http.Route;
import dev.muster.job.Jobs;
import dev.muster.setting.OAuthClients;
import dev.muster.setting.Settings;
import dev.muster.setting.Tokens;
import java.util.List;
import java.util.stream.Stream;

/// The pages of SCIM settings: from their list to one that is there, and what is done with it.
record SettingRoutes(
        Console console,
        Settings settings,
        Fields fields,
        Tokens tokens,
        OAuthClients oauthClients,
        Jobs jobs,
        Trials trials) {

    private static final String SETTING = "/companies/{company}/scim-settings/{setting}";

    List<Route> all(ConsoleGates gates) {
        return Stream.of(connect(gates), overview(gates), settingPages(gates))
                .flatMap(List::stream)
                .toList();
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
                administrator.get(SETTING + "/connect", first::connected),
                administrator.post(SETTING + "/connect", first::stored),
                administrator.get(SETTING + "/first-request", first::waiting));
    }

    /// How it stands with a setting, and how its identity provider is set up.
    private List<Route> overview(ConsoleGates gates) {
        Route.Behind<Visit> company = gates.company();
        OverviewPage overview = new OverviewPage(console, settings, tokens);
        GuidePage guide = new GuidePage(console, settings, fields);
        Route.Behind<Visit> administrator = gates.administrator();
        TrialPages trial = new TrialPages(console, settings, tokens, jobs, trials);
        return List.of(
                administrator.get(SETTING + "/trial", trial::get),
                administrator.post(SETTING + "/trial", trial::post),
                company.get(SETTING, overview::get),
                company.get(SETTING + "/guide", guide::get));
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
}
