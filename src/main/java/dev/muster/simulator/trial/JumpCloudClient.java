package dev.muster.simulator.trial;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// JumpCloud: its activation creates, changes and deletes a user and a group of its own; then users and groups
/// are PUT whole, groups with all their members, and looked up by userName and by mail.
final class JumpCloudClient implements Client {

    private final Conversation talk;
    private final Account tester;

    /// @param tester whom the activation creates and deletes
    JumpCloudClient(Conversation talk, Account tester) {
        this.talk = talk;
        this.tester = tester;
    }

    @Override
    public void testConnection() {
        talk.get("/Users?startIndex=1&count=100");
        talk.get("/Groups?startIndex=1&count=100");
        String user = "/Users/" + talk.post("/Users", user(tester));
        talk.get(user);
        talk.put(user, user(tester.withFamilyName("Cloudy")));
        ObjectNode group = Bodies.of(Bodies.CORE_GROUP).put("displayName", "Test group " + tester.externalId());
        talk.delete("/Groups/" + talk.post("/Groups", group));
        talk.delete(user);
    }

    @Override
    public void creates(Account account) {
        Optional<JsonNode> found = lookUp("userName", account).or(() -> lookUp("emails.value", account));
        if (found.isPresent()) {
            talk.learns(account.externalId(), found.get().path("id").asString(""));
            put(account);
        } else {
            talk.learns(account.externalId(), talk.post("/Users", user(account)));
        }
    }

    private Optional<JsonNode> lookUp(String attribute, Account account) {
        return talk.finds("/Users?filter=" + Filters.withPercent(attribute, account.userName()));
    }

    private ObjectNode user(Account account) {
        ObjectNode user = Bodies.of(Bodies.CORE_USER, Bodies.ENTERPRISE_USER);
        user.put("userName", account.userName());
        user.put("externalId", account.externalId());
        user.put("displayName", account.person().displayName());
        user.set("name", Bodies.name(account).put("formatted", account.person().displayName()));
        user.putArray("emails").add(Bodies.email(account).put("primary", true));
        user.put("active", account.person().active());
        user.put("title", account.person().title());
        if (!account.person().phoneNumber().isEmpty()) {
            user.putArray("phoneNumbers").add(Bodies.phone(account));
        }
        ObjectNode enterprise = user.putObject(Bodies.ENTERPRISE_USER);
        account.person().department().ifPresent(department -> enterprise.put("department", department));
        account.manager()
                .flatMap(talk::knownIdOf)
                .ifPresent(manager -> enterprise.putObject("manager").put("value", manager));
        if (enterprise.isEmpty()) {
            user.remove(Bodies.ENTERPRISE_USER);
        }
        return user;
    }

    @Override
    public void changes(Account before, Account after) {
        put(after);
    }

    private void put(Account account) {
        talk.put("/Users/" + talk.idOf(account.externalId()), user(account));
    }

    @Override
    public void deactivates(Account account) {
        active(account, false);
    }

    @Override
    public void reactivates(Account account) {
        lookUp("userName", account);
        active(account, true);
    }

    private void active(Account account, boolean active) {
        talk.patch(
                "/Users/" + talk.idOf(account.externalId()),
                Bodies.patch(Bodies.operation("replace", "active", Bodies.truth(active))));
    }

    @Override
    public void deletes(Account account) {
        talk.delete("/Users/" + talk.idOf(account.externalId()));
    }

    @Override
    public void creates(Group group) {
        Optional<JsonNode> found =
                talk.finds("/Groups?filter=" + Filters.withPercent("displayName", group.displayName()));
        String id = found.map(known -> known.path("id").asString("")).orElseGet(() -> {
            ObjectNode body = Bodies.of(Bodies.CORE_GROUP)
                    .put("displayName", group.displayName())
                    .put("externalId", group.externalId());
            body.putArray("members");
            return talk.post("/Groups", body);
        });
        talk.learns(group.externalId(), id);
    }

    @Override
    public void fills(Group group) {
        ObjectNode body = Bodies.of(Bodies.CORE_GROUP)
                .put("displayName", group.displayName())
                .put("externalId", group.externalId());
        ArrayNode members = body.putArray("members");
        group.members().forEach(member -> members.addObject().put("value", talk.idOf(member)));
        talk.put("/Groups/" + talk.idOf(group.externalId()), body);
    }

    @Override
    public void changesMembers(Group before, Group after) {
        fills(after);
    }

    @Override
    public void renames(Group before, Group after) {
        fills(after);
    }

    @Override
    public void deletes(Group group) {
        talk.delete("/Groups/" + talk.idOf(group.externalId()));
    }

    @Override
    public void sendsAgain(Group group) {
        creates(group);
        fills(group);
    }
}
