package dev.muster.testing;

import static dev.muster.testing.AnswerAssert.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A company as its administrator sees it, through the admin API.
public record TestCompany(String id, Http api) {

    private static final JsonMapper JSON = new JsonMapper();

    /// A new company on the shared server.
    public static TestCompany named(String name) {
        return on(TestServer.shared(), name);
    }

    public static TestCompany on(TestServer server, String name) {
        Http operator = Http.bearer(server.url().resolve("/api/v1"), TestServer.KEY, "application/json");
        Answer made = operator.post("/companies", object().put("name", name).toString());
        assertThat(made).hasStatus(201);
        return new TestCompany(
                made.id(), new Http(URI.create(operator.base() + "/companies/" + made.id()), operator.headers()));
    }

    /// Makes a custom field.
    ///
    /// @return its key
    public String field(String name, String type) {
        Answer made =
                api.post("/fields", object().put("name", name).put("type", type).toString());
        assertThat(made).hasStatus(201);
        return made.at("/key").asString();
    }

    /// Makes a manual group.
    ///
    /// @return its id
    public String group(String name) {
        Answer made = api.post("/target-groups", object().put("name", name).toString());
        assertThat(made).hasStatus(201);
        return made.id();
    }

    /// Adds somebody by hand.
    ///
    /// @return the person's id
    public String hires(String first, String last) {
        Answer made = api.post("/target-users", """
                {"email": "%s.%s@acme.example", "firstName": "%s", "lastName": "%s"}""".formatted(first, last, first, last));
        assertThat(made).hasStatus(201);
        return made.id();
    }

    /// Makes a SCIM setting; `parts` is the JSON of what is not left to its default. Unless they name a rate, its
    /// client may ask as fast as the machine can.
    public TestSetting setting(String parts) {
        ObjectNode body = object().put("name", "Entra ID");
        body.putObject("rate").put("perSecond", 10_000).put("burst", 10_000);
        body.setAll((ObjectNode) JSON.readTree(parts));
        Answer made = api.post("/scim-settings", body.toString());
        assertThat(made).hasStatus(201);
        return new TestSetting(
                this,
                made.id(),
                made.at("/scimUrl").asString(),
                made.at("/token").asString());
    }

    /// A setting that groups by department; whoever has none goes to `targetGroup`.
    public TestSetting byDepartment(String targetGroup) {
        return setting("""
                {"grouping": {"kind": "field", "field": "department"}, "targetGroup": "%s"}""".formatted(targetGroup));
    }

    /// A setting that groups by department; whoever has none is under People only.
    public TestSetting byDepartment() {
        return setting("""
                {"grouping": {"kind": "field", "field": "department"}}""");
    }

    /// Adds people to a group by hand.
    public Answer addsByHand(String group, String... people) {
        ObjectNode body = object();
        List.of(people).forEach(body.putArray("ids")::add);
        return api.post("/target-groups/" + group + "/members", body.toString());
    }

    /// A setting that mirrors the groups of its identity provider.
    public TestSetting mirroring() {
        return setting("""
                {"grouping": {"kind": "mirror"}}""");
    }

    /// A setting that mirrors; whoever is in no group goes to `targetGroup`.
    public TestSetting mirroring(String targetGroup) {
        return setting("""
                {"grouping": {"kind": "mirror"}, "targetGroup": "%s"}""".formatted(targetGroup));
    }

    /// Waits for the background work that a request began.
    public void finishes(Answer accepted) {
        assertThat(accepted).hasStatus(202);
        String job = "/jobs/" + accepted.at("/job/id").asString();
        for (int i = 0; i < 600; i++) {
            String state = api.get(job).at("/state").asString();
            if (!state.equals("running")) {
                assertThat(api.get(job)).has("/state", "done");
                return;
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("The work does not end: " + accepted);
    }

    /// Everybody who is not deleted.
    public List<JsonNode> people() {
        return all("/target-users?limit=1000");
    }

    public List<JsonNode> deletedPeople() {
        return all("/target-users?limit=1000&status=deleted");
    }

    /// The target user with this userName.
    public JsonNode person(String userName) {
        return people().stream()
                .filter(person -> person.path("userName").asString().equals(userName))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nobody is called " + userName + ": " + people()));
    }

    public List<JsonNode> groups() {
        return all("/target-groups?limit=1000");
    }

    /// The group with this name, written exactly so.
    public JsonNode groupNamed(String name) {
        return groups().stream()
                .filter(group -> group.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no group " + name + ": " + groups()));
    }

    /// The userNames in a group, or the address of who came without SCIM; in order.
    public List<String> membersOf(JsonNode group) {
        return all("/target-groups/" + group.path("id").asString() + "/members?limit=1000").stream()
                .map(TestCompany::name)
                .sorted()
                .toList();
    }

    /// Every group by its name, with the names of its members.
    public Map<String, List<String>> membership() {
        Map<String, List<String>> membership = new TreeMap<>();
        groups().forEach(group -> membership.put(group.path("name").asString(), membersOf(group)));
        return membership;
    }

    /// The names of the groups that a person is in, in order.
    public List<String> groupsOf(String userName) {
        List<String> names = new ArrayList<>();
        person(userName)
                .path("groups")
                .forEach(group -> names.add(group.path("name").asString()));
        return names.stream().sorted().toList();
    }

    /// The events of a kind, as they are stored: their rule, and what was before and after.
    public List<JsonNode> events(String kind) {
        return TestServer.shared().database().texts(id, """
                select jsonb_build_object('rule', rule, 'before', before, 'after', after)::text from event
                where kind = '%s' order by id""".formatted(kind)).stream()
                .map(JSON::readTree)
                .toList();
    }

    private static String name(JsonNode person) {
        return person.path("userName").isString()
                ? person.path("userName").asString()
                : person.path("email").asString();
    }

    private List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = api.get(path + (cursor.isEmpty() ? "" : "&cursor=" + encoded(cursor)));
            assertThat(page).hasStatus(200);
            page.at("/items").forEach(items::add);
            cursor = page.at("/nextCursor").isString() ? page.at("/nextCursor").asString() : "";
        } while (!cursor.isEmpty());
        return items;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
