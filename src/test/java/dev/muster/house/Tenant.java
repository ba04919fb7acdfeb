package dev.muster.house;

import static dev.muster.testing.UserBody.user;

import dev.muster.testing.Answer;
import dev.muster.testing.Http;
import dev.muster.testing.TestCompany;
import dev.muster.testing.TestServer;
import dev.muster.testing.TestSetting;
import dev.muster.testing.Visit;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// A company with one object of each kind that an address can name.
///
/// @param ids by the words of `routes.txt`
/// @param doors by the name of their area, opened with the company's credentials
public record Tenant(TestCompany company, Map<String, Http> doors, Map<String, String> ids) {

    public static Tenant on(TestServer server, String name) {
        return withoutAccounts(server, name).withAccounts(server, name);
    }

    /// One whose console nobody opens.
    static Tenant withoutAccounts(TestServer server, String name) {
        Http operator = Http.bearer(server.url().resolve("/api/v1"), TestServer.KEY, "application/json");
        String id = operator.post("/companies", "{\"name\": \"" + name + "\"}").id();
        TestCompany company =
                new TestCompany(id, new Http(URI.create(operator.base() + "/companies/" + id), operator.headers()));
        return in(server, company, name);
    }

    Http scim() {
        return door("scim");
    }

    /// The door of an area, opened with the company's credentials.
    public Http door(String area) {
        return Objects.requireNonNull(doors.get(area), area);
    }

    /// Another setting of the same company, with people of its own.
    Tenant neighbour(TestServer server, String name) {
        return in(server, company, name).withAccounts(server, name);
    }

    private static Tenant in(TestServer server, TestCompany company, String name) {
        Map<String, String> ids = new HashMap<>();
        ids.put("company", company.id());
        String group = company.group(name + " all");
        ids.put("group", group);
        ids.put(
                "field",
                company.api()
                        .post("/fields", "{\"name\": \"" + name + "\", \"type\": \"text\"}")
                        .id());
        TestSetting setting = company.byDepartment(company.group(name + " rest"));
        ids.put("setting", setting.id());
        ids.put(
                "token",
                company.api()
                        .get("/scim-settings/" + setting.id() + "/tokens")
                        .at("/items/0/id")
                        .asString());
        ids.put("scimUser", setting.creates(user(name + "-ada").department(name + " sales")));
        ids.put("request", lastRequest(setting));
        ids.put("scimGroup", setting.createsGroup(name + " pilots", ids.get("scimUser")));
        ids.put("heldUser", held(setting, name + "-linus"));
        ids.put("conflict", conflict(setting, name));
        ids.put("user", hired(company, name));
        ids.put("newcomer", hired(company, name + "2"));
        company.addsByHand(group, ids.getOrDefault("user", ""));
        Answer edited = company.api().patch("/scim-settings/" + setting.id(), "{\"grouping\": {\"kind\": \"none\"}}");
        // Nothing moves any more: the work that the field began came before.
        company.finishes(edited);
        ids.put("key", company.api().post("/api-keys", "{\"role\": \"viewer\"}").id());
        Answer client = company.api().post("/scim-settings/" + setting.id() + "/oauth-clients", "{}");
        ids.put("client", client.id());
        ids.put("job", edited.at("/job/id").asString());
        Map<String, Http> doors = Map.of(
                "scim", setting.scim(),
                "api", new Http(server.url().resolve("/api/v1"), company.api().headers()),
                "oauth", oauth(server.url(), client),
                "member", member(server, company));
        return new Tenant(company, doors, ids);
    }

    /// The same with people who sign in, and the console as its administrator sees it. Each of their passwords takes a
    /// tenth of a second.
    private Tenant withAccounts(TestServer server, String name) {
        Visit administrator = welcomed(server, company, name + "-boss", "administrator");
        welcomed(server, company, name + "-guest", "viewer");
        server.operator().invites("/companies/" + company.id(), name + "-invited@example.com", "viewer");
        Map<String, String> more = new HashMap<>(ids);
        more.put("formToken", administrator.token());
        more.put("account", first(server, "account", name + "-guest"));
        more.put("invitation", first(server, "invitation", name + "-invited"));
        Map<String, Http> andConsole = new HashMap<>(doors);
        andConsole.put("console", administrator.http());
        return new Tenant(company, andConsole, more);
    }

    /// The token endpoint, opened with the secret of a client.
    static Http oauth(URI server, Answer client) {
        String credentials = client.at("/clientId").asString() + ":"
                + client.at("/clientSecret").asString();
        String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return new Http(
                server.resolve("/oauth"),
                Map.of("Authorization", "Basic " + basic, "Content-Type", "application/x-www-form-urlencoded"));
    }

    /// The admin API as the company's own key opens it.
    private static Http member(TestServer server, TestCompany company) {
        String key = company.api()
                .post("/api-keys", "{\"role\": \"administrator\"}")
                .at("/key")
                .asString();
        return Http.bearer(server.url().resolve("/api/v1"), key, "application/json");
    }

    private static Visit welcomed(TestServer server, TestCompany company, String name, String role) {
        return server.operator().welcomes("/companies/" + company.id(), name + "@example.com", role);
    }

    private static String first(TestServer server, String table, String name) {
        return new Sql(server.database())
                .texts("select id from %s where email = '%s@example.com'".formatted(table, name))
                .getFirst();
    }

    /// The id of a target user whose removal is held.
    private static String held(TestSetting setting, String userName) {
        Http api = setting.company().api();
        String path = "/scim-settings/" + setting.id();
        api.patch(path, "{\"hold\": {\"people\": 0, \"percent\": 0}}");
        setting.deactivates(setting.creates(user(userName)));
        api.patch(path, "{\"hold\": {\"people\": 20, \"percent\": 10}}");
        return setting.company().person(userName).path("id").asString();
    }

    /// The id of a conflict: the setting's client was refused somebody who is there already.
    private static String conflict(TestSetting setting, String name) {
        Http api = setting.company().api();
        String path = "/scim-settings/" + setting.id();
        hired(setting.company(), name + "-grace");
        api.patch(path, "{\"adoptExisting\": false}");
        setting.creating(user(name + "-grace").email(name + "-grace@example.com"));
        api.patch(path, "{\"adoptExisting\": true}");
        return api.get(path + "/conflicts").at("/items/0/id").asString();
    }

    /// A request of the setting's client; it is in the log within a second or so.
    private static String lastRequest(TestSetting setting) {
        return setting.scim()
                .get("/Users?count=0")
                .headers()
                .firstValue("X-Request-Id")
                .orElseThrow();
    }

    private static String hired(TestCompany company, String name) {
        return company.api()
                .post("/target-users", "{\"email\": \"" + name + "@example.com\"}")
                .id();
    }
}
