package dev.muster.testing;

import dev.muster.access.Caller;
import dev.muster.access.Companies;
import dev.muster.activity.Actor;
import dev.muster.company.Ids;
import dev.muster.company.RoutingKeys;
import dev.muster.console.Console;
import dev.muster.console.ConsoleRoutes;
import dev.muster.console.Visitor;
import dev.muster.field.Fields;
import dev.muster.http.HttpServer;
import dev.muster.job.Jobs;
import dev.muster.setting.OAuthClients;
import dev.muster.setting.SettingStore;
import dev.muster.setting.Settings;
import dev.muster.setting.Tokens;
import dev.muster.store.Database;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// The pages of the shared server's database, with an operator signed in already.
public final class TestConsole {

    private static final int CONNECTIONS = 4;

    private static final class Shared {
        private static final HttpServer INSTANCE = start();

        static {
            TestPostgres.beforeStop(INSTANCE::close);
        }
    }

    private TestConsole() {}

    /// Where an operator called Ada is signed in.
    public static URI url() {
        return URI.create("http://127.0.0.1:" + Shared.INSTANCE.port());
    }

    private static HttpServer start() {
        TestDatabase place = TestServer.shared().database();
        Database database = Database.open(place.url(), place.user(), place.password(), CONNECTIONS);
        TestPostgres.beforeStop(database::close);
        SecureRandom random = new SecureRandom();
        Jobs jobs = new Jobs(company -> {});
        Companies companies = new Companies(database, Clock.systemUTC(), new Ids(), new RoutingKeys(random), jobs);
        Tokens tokens = new Tokens(random);
        OAuthClients oauthClients = new OAuthClients(random);
        Settings settings = new Settings(tokens, oauthClients, jobs);
        ConsoleRoutes routes = new ConsoleRoutes(
                new Console(TestServer.shared().url(), random),
                request -> Optional.of(new Visitor(
                        new Caller.Operator(new Actor(Actor.Kind.API_KEY, null, request.id())), "Ada", "s")),
                companies,
                new Fields((transaction, key) -> new SettingStore(transaction).withField(key), settings::follow, jobs),
                settings,
                tokens,
                oauthClients,
                jobs);
        return HttpServer.start("127.0.0.1", 0, List.of(routes.area()), (area, method, route, status, time) -> {});
    }
}
