package dev.muster.simulator.trial;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// OneLogin with a usual template: schemas of its own, booleans in quotes, empty texts for what a user lacks,
/// and addresses that end in a question mark or an ampersand. Users are PUT whole, members sent one a PATCH.
final class OneLoginClient implements Client {

    private final Conversation talk;

    OneLoginClient(Conversation talk) {
        this.talk = talk;
    }

    @Override
    public void testConnection() {
        talk.finds("/Users?filter=" + Filters.withPlus("userName", "onelogin-test-user01") + "&");
        talk.get("/ServiceProviderConfig");
        talk.get("/Groups?");
    }

    @Override
    public void creates(Account account) {
        Optional<JsonNode> found =
                talk.finds("/Users?filter=" + Filters.withPlus("userName", account.userName()) + "&");
        if (found.isPresent()) {
            talk.learns(account.externalId(), found.get().path("id").asString(""));
            put(account);
        } else {
            ObjectNode user = user(account);
            user.putNull("id");
            talk.learns(account.externalId(), talk.post("/Users?", user));
        }
    }

    private ObjectNode user(Account account) {
        ObjectNode user = Bodies.of("urn:scim:schemas:core:2.0", "urn:scim:schemas:extension:enterprise:2.0");
        user.put("userName", account.userName());
        user.put("externalId", account.externalId());
        user.put("displayName", account.person().displayName());
        user.set("name", Bodies.name(account).put("formatted", account.person().displayName()));
        user.putArray("emails").add(Bodies.email(account));
        user.putArray("phoneNumbers").add(Bodies.phone(account));
        user.put("active", account.person().active() ? "true" : "false");
        user.put("title", account.person().title());
        String manager = account.manager().flatMap(talk::knownIdOf).orElse("");
        user.putObject(Bodies.ENTERPRISE_USER)
                .put("department", account.person().department().orElse(""))
                .putObject("manager")
                .put("managerId", manager);
        return user;
    }

    @Override
    public void changes(Account before, Account after) {
        put(after);
    }

    @Override
    public void deactivates(Account account) {
        put(account);
    }

    @Override
    public void reactivates(Account account) {
        put(account);
    }

    private void put(Account account) {
        talk.put("/Users/" + talk.idOf(account.externalId()) + "?", user(account));
    }

    @Override
    public void deletes(Account account) {
        talk.delete("/Users/" + talk.idOf(account.externalId()) + "?");
    }

    @Override
    public void creates(Group group) {
        ObjectNode body = Bodies.of(Bodies.CORE_GROUP).put("displayName", group.displayName());
        talk.learns(group.externalId(), talk.post("/Groups?", body));
    }

    @Override
    public void fills(Group group) {
        group.members().forEach(member -> add(group, member));
    }

    @Override
    public void changesMembers(Group before, Group after) {
        after.members().stream()
                .filter(member -> !before.members().contains(member))
                .forEach(member -> add(after, member));
        before.members().stream()
                .filter(member -> !after.members().contains(member))
                .forEach(member -> patch(after, Bodies.removeMember(talk.idOf(member))));
    }

    private void add(Group group, String member) {
        ObjectNode one = Bodies.object().put("value", talk.idOf(member));
        patch(group, Bodies.operation("add", "members", Bodies.array().add(one)));
    }

    @Override
    public void renames(Group before, Group after) {
        patch(after, Bodies.replace(Bodies.object().put("displayName", after.displayName())));
    }

    private void patch(Group group, ObjectNode operation) {
        talk.patch("/Groups/" + talk.idOf(group.externalId()) + "?", Bodies.patch(operation));
    }

    @Override
    public void deletes(Group group) {
        talk.delete("/Groups/" + talk.idOf(group.externalId()) + "?");
    }

    @Override
    public void sendsAgain(Group group) {
        talk.get("/Groups?");
        fills(group);
    }
}
