package dev.muster;

import dev.muster.access.ApiKeys;
import dev.muster.access.Companies;
import dev.muster.access.InstallationKeys;
import dev.muster.access.account.Doorkeeper;
import dev.muster.access.key.KeyRing;
import dev.muster.activity.Actor;
import dev.muster.activity.Audits;
import dev.muster.activity.Scope;
import dev.muster.activity.Scopes;
import dev.muster.activity.Sequencer;
import dev.muster.api.ApiRoutes;
import dev.muster.company.CompanyId;
import dev.muster.company.Ids;
import dev.muster.company.RoutingKeys;
import dev.muster.console.Console;
import dev.muster.console.ConsoleRoutes;
import dev.muster.console.trial.Trials;
import dev.muster.directory.Directory;
import dev.muster.directory.group.MirroringJob;
import dev.muster.directory.removal.CompanyDeletion;
import dev.muster.directory.removal.FieldDeletion;
import dev.muster.directory.removal.GroupDeletion;
import dev.muster.directory.removal.SettingDeletion;
import dev.muster.directory.user.HoldDecisionJob;
import dev.muster.directory.user.RemovalHours;
import dev.muster.directory.user.ReprojectionJob;
import dev.muster.directory.user.Retention;
import dev.muster.directory.user.ScimUserCounts;
import dev.muster.field.Fields;
import dev.muster.http.Area;
import dev.muster.job.Handlers;
import dev.muster.job.Hourly;
import dev.muster.job.Job;
import dev.muster.job.Jobs;
import dev.muster.job.Runner;
import dev.muster.oauth.ClientGate;
import dev.muster.oauth.OAuthRoutes;
import dev.muster.oauth.TokenEndpoint;
import dev.muster.scim.ResourceUrls;
import dev.muster.scim.ScimGate;
import dev.muster.scim.ScimRoutes;
import dev.muster.scim.search.Cursors;
import dev.muster.setting.AtOnce;
import dev.muster.setting.HabitUse;
import dev.muster.setting.OAuthClientGate;
import dev.muster.setting.OAuthClients;
import dev.muster.setting.RateLimits;
import dev.muster.setting.SettingStore;
import dev.muster.setting.Settings;
import dev.muster.setting.TokenGate;
import dev.muster.setting.TokenUse;
import dev.muster.setting.Tokens;
import dev.muster.store.Database;
import dev.muster.traffic.RequestCounts;
import dev.muster.traffic.RequestLog;
import dev.muster.traffic.Requests;
import dev.muster.traffic.Statistics;
import dev.muster.traffic.Traffic;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What the doors open to, wired by hand, with the work that goes on in the background.
///
/// @param gate admits the tokens of SCIM clients
/// @param scopes what a client's gate makes the scopes of its callers with
record Features(
        Companies companies,
        Fields fields,
        Settings settings,
        Tokens tokens,
        OAuthClients oauthClients,
        TokenGate gate,
        RateLimits rates,
        Jobs jobs,
        TokenUse use,
        HabitUse habits,
        Traffic traffic,
        Runner runner,
        Sequencer sequencer,
        Hourly tidying,
        Doorkeeper doorkeeper,
        KeyRing ring,
        Audits audits,
        Scopes scopes)
        implements AutoCloseable {

    static Features start(Database database, Clock clock) {
        Ids ids = new Ids();
        Scopes scopes = new Scopes(database, clock, ids);
        SecureRandom random = new SecureRandom();
        Runner runner = Runner.start(database, clock, handlers(database, clock, ids));
        Jobs jobs = new Jobs(runner::nudge);
        Tokens tokens = new Tokens(random);
        OAuthClients oauthClients = new OAuthClients(random);
        Settings settings = new Settings(tokens, oauthClients, jobs);
        TokenUse use = TokenUse.start(database);
        return new Features(
                new Companies(database, clock, ids, new RoutingKeys(random), jobs),
                new Fields((transaction, key) -> new SettingStore(transaction).withField(key), settings, jobs),
                settings,
                tokens,
                oauthClients,
                new TokenGate(database, clock, use),
                new RateLimits(),
                jobs,
                use,
                HabitUse.start(database),
                new Traffic(RequestLog.start(database), RequestCounts.start(database)),
                runner,
                Sequencer.start(database, clock, transaction -> new ScimUserCounts(transaction).fold()),
                Hourly.start(database, tidying(scopes)),
                Doorkeeper.of(database, clock, ids, random),
                new KeyRing(database, clock, ids, random),
                new Audits(database),
                scopes);
    }

    private static List<Consumer<CompanyId>> tidying(Scopes scopes) {
        return Stream.<Consumer<Scope>>of(
                        company -> new Retention(company).enforce(),
                        company -> new RemovalHours(company).tidy(),
                        Requests::tidy,
                        Statistics::tidy)
                .map(work -> (Consumer<CompanyId>) company -> work.accept(scopes.of(company, Actor.system())))
                .toList();
    }

    ApiRoutes api(ApiKeys keys, URI baseUrl) {
        return new ApiRoutes(
                keys.and(ring),
                ring,
                audits,
                companies,
                fields,
                settings,
                tokens,
                oauthClients,
                jobs,
                baseUrl.toString());
    }

    ConsoleRoutes console(Trials trials, URI baseUrl) {
        return new ConsoleRoutes(
                new Console(baseUrl, new SecureRandom()),
                doorkeeper,
                ring,
                audits,
                companies,
                fields,
                settings,
                tokens,
                oauthClients,
                jobs,
                trials);
    }

    Area scim(Database database, URI baseUrl) {
        ScimGate client = new ScimGate(
                gate,
                rates,
                new AtOnce(Muster.AT_ONCE / 2, Muster.TURNS),
                (company, actor) -> new Directory(scopes.of(company, actor), jobs),
                habits,
                traffic,
                scopes.clock());
        return ScimRoutes.area(client, ResourceUrls.under(baseUrl.toString()), cursors(database, scopes.clock()));
    }

    Area oauth(Database database) {
        ClientGate client = new ClientGate(new OAuthClientGate(database, scopes.clock()), rates, scopes);
        return OAuthRoutes.area(client, new TokenEndpoint(oauthClients));
    }

    private static Cursors cursors(Database database, Clock clock) {
        SecureRandom random = new SecureRandom();
        return new Cursors(new InstallationKeys(database, clock, random).key("cursor"), clock, random);
    }

    private static Handlers handlers(Database database, Clock clock, Ids ids) {
        return new Handlers(Map.of(
                Job.Kind.PROJECTION, new ReprojectionJob(database, clock, ids),
                Job.Kind.MIRRORING, new MirroringJob(database, clock, ids),
                Job.Kind.SETTING_DELETION, new SettingDeletion(database, clock, ids),
                Job.Kind.HOLD_DECISION, new HoldDecisionJob(database, clock, ids),
                Job.Kind.GROUP_DELETION, new GroupDeletion(database),
                Job.Kind.COMPANY_DELETION, new CompanyDeletion(database),
                Job.Kind.FIELD_DELETION, new FieldDeletion(database)));
    }

    /// Jobs stop at the end of a batch and go on with the next start.
    @Override
    public void close() {
        tidying.close();
        runner.close();
        sequencer.close();
        use.close();
        habits.close();
        traffic.close();
    }
}
