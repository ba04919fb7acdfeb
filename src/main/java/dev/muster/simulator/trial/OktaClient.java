package dev.muster.simulator.trial;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An Okta application of its network: reads before it PUTs a user whole, switches people off by a PATCH without
/// path and never deletes one, and repeats a group's id and name with every change of members.
final class OktaClient implements Client {

    private static final String PAGE = "&startIndex=1&count=100";

    private final Conversation talk;

    OktaClient(Conversation talk) {
        this.talk = talk;
    }

    @Override
    public void testConnection() {
        talk.get("/Users?startIndex=1&count=2");
        talk.get("/Groups?startIndex=1&count=100");
    }

    @Override
    public void creates(Account account) {
        Optional<JsonNode> found = lookUp(account);
        if (found.isPresent()) {
            revives(account, found.get());
        } else {
            ObjectNode user = user(account);
            user.put("password", "Aa1-" + account.externalId());
            talk.learns(account.externalId(), talk.post("/Users", user));
        }
    }

    private Optional<JsonNode> lookUp(Account account) {
        return talk.finds("/Users?filter=" + Filters.withPercent("userName", account.userName()) + PAGE);
    }

    private void revives(Account account, JsonNode found) {
        String id = found.path("id").asString("");
        talk.learns(account.externalId(), id);
        if (!found.path("active").asBoolean(true)) {
            active(id, true);
        }
        talk.put("/Users/" + id, user(account).put("id", id));
    }

    @Override
    public void changes(Account before, Account after) {
        String path = "/Users/" + talk.idOf(after.externalId());
        talk.get(path);
        talk.put(path, user(after).put("id", talk.idOf(after.externalId())));
    }

    private static ObjectNode user(Account account) {
        ObjectNode user = Bodies.of(Bodies.CORE_USER, Bodies.ENTERPRISE_USER);
        user.put("userName", account.userName());
        user.set("name", Bodies.name(account).put("middleName", ""));
        user.putArray("emails").add(Bodies.email(account).put("primary", true));
        user.put("displayName", account.person().displayName());
        user.put("title", account.person().title());
        if (!account.person().phoneNumber().isEmpty()) {
            user.putArray("phoneNumbers").add(Bodies.phone(account));
        }
        user.put("locale", "en-US");
        user.put("externalId", account.externalId());
        user.putArray("groups");
        user.put("active", account.person().active());
        account.person()
                .department()
                .ifPresent(department -> user.putObject(Bodies.ENTERPRISE_USER).put("department", department));
        return user;
    }

    @Override
    public void deactivates(Account account) {
        active(talk.idOf(account.externalId()), false);
    }

    /// Assigned again, somebody is looked up as if new.
    @Override
    public void reactivates(Account account) {
        creates(account);
    }

    private void active(String id, boolean active) {
        talk.patch("/Users/" + id, Bodies.patch(Bodies.replace(Bodies.object().put("active", active))));
    }

    /// Okta deletes nobody: who is deleted there is switched off here.
    @Override
    public void deletes(Account account) {
        deactivates(account);
    }

    @Override
    public void creates(Group group) {
        Optional<JsonNode> found =
                talk.finds("/Groups?filter=" + Filters.withPercent("displayName", group.displayName()) + PAGE);
        String id = found.map(known -> known.path("id").asString("")).orElseGet(() -> {
            ObjectNode body = Bodies.of(Bodies.CORE_GROUP).put("displayName", group.displayName());
            body.putArray("members");
            return talk.post("/Groups", body);
        });
        talk.learns(group.externalId(), id);
    }

    @Override
    public void fills(Group group) {
        patch(group, Bodies.operation("replace", "members", members(group.members())));
        patch(group, Bodies.replace(idAndName(group)));
    }

    /// Removals and additions go in one PATCH.
    @Override
    public void changesMembers(Group before, Group after) {
        SequencedSet<String> joining = new LinkedHashSet<>(after.members());
        joining.removeAll(before.members());
        List<ObjectNode> operations = new ArrayList<>();
        before.members().stream()
                .filter(member -> !after.members().contains(member))
                .forEach(member -> operations.add(Bodies.removeMember(talk.idOf(member))));
        if (!joining.isEmpty()) {
            operations.add(Bodies.operation("add", "members", members(joining)));
        }
        patch(after, operations.toArray(ObjectNode[]::new));
        patch(after, Bodies.replace(idAndName(after)));
    }

    @Override
    public void renames(Group before, Group after) {
        patch(after, Bodies.replace(idAndName(after)));
    }

    private void patch(Group group, ObjectNode... operations) {
        talk.patch("/Groups/" + talk.idOf(group.externalId()), Bodies.patch(operations));
    }

    private ObjectNode idAndName(Group group) {
        return Bodies.object().put("id", talk.idOf(group.externalId())).put("displayName", group.displayName());
    }

    private ArrayNode members(SequencedSet<String> externalIds) {
        ArrayNode members = Bodies.array();
        externalIds.forEach(member -> members.addObject().put("value", talk.idOf(member)));
        return members;
    }

    /// Sent only when the administrator unlinks a group and chooses so.
    @Override
    public void deletes(Group group) {
        talk.delete("/Groups/" + talk.idOf(group.externalId()));
    }

    /// "Push now": everything in one object, and no schemas around it.
    @Override
    public void sendsAgain(Group group) {
        ObjectNode whole = idAndName(group);
        whole.set("members", members(group.members()));
        ObjectNode patch = Bodies.patch(Bodies.replace(whole));
        patch.remove("schemas");
        talk.patch("/Groups/" + talk.idOf(group.externalId()), patch);
    }
}
