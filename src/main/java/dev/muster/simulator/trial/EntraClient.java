package dev.muster.simulator.trial;

import dev.muster.simulator.EntraMessages;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Microsoft Entra ID in its default behaviour: looks everybody up by filter, PATCHes one operation an attribute
/// with capitalised words, says "False" in quotes, names the manager by plain text when everybody is there, and
/// sends members one a request.
final class EntraClient implements Client {

    private static final String MANAGER = Bodies.ENTERPRISE_USER + ":manager";

    private final Conversation talk;

    EntraClient(Conversation talk) {
        this.talk = talk;
    }

    @Override
    public void testConnection() {
        String nobody = UUID.randomUUID().toString();
        talk.get("/Users?filter=" + Filters.withPlus("userName", nobody));
        talk.get("/Groups?excludedAttributes=members&filter=" + Filters.withPlus("displayName", nobody));
        talk.get("/Schemas");
    }

    /// Who is there already is PATCHed where different.
    @Override
    public void creates(Account account) {
        Optional<JsonNode> found = talk.finds("/Users?filter=" + Filters.withPlus("userName", account.userName()));
        if (found.isPresent()) {
            talk.learns(account.externalId(), found.get().path("id").asString(""));
            update(account, found.get());
        } else {
            talk.learns(account.externalId(), talk.post("/Users", EntraMessages.user(account.person())));
        }
    }

    private void update(Account account, JsonNode found) {
        List<ObjectNode> operations = new ArrayList<>();
        for (Attribute attribute : Attribute.values()) {
            String value = attribute.of(account);
            if (!value.isEmpty() && !value.equals(attribute.in(found))) {
                operations.add(set(attribute, value));
            }
        }
        if (found.path("active").asBoolean(true) != account.person().active()) {
            operations.add(active(account.person().active()));
        }
        patch(account, operations);
    }

    @Override
    public void sendsManager(Account account) {
        account.manager().ifPresent(manager -> patch(account, List.of(manager("Add", manager))));
    }

    @Override
    public void changes(Account before, Account after) {
        List<ObjectNode> operations = new ArrayList<>();
        for (Attribute attribute : Attribute.values()) {
            String value = attribute.of(after);
            if (!value.isEmpty() && !value.equals(attribute.of(before))) {
                operations.add(set(attribute, value));
            }
        }
        after.manager()
                .filter(manager -> !manager.equals(before.managerOrNull()))
                .ifPresent(manager -> operations.add(manager("Replace", manager)));
        patch(after, operations);
    }

    private ObjectNode manager(String op, String externalId) {
        return Bodies.operation(op, MANAGER, Bodies.text(talk.idOf(externalId)));
    }

    private static ObjectNode set(Attribute attribute, String value) {
        String op = attribute == Attribute.DEPARTMENT ? "Add" : "Replace";
        return Bodies.operation(op, attribute.path(), Bodies.text(value));
    }

    @Override
    public void deactivates(Account account) {
        patch(account, List.of(active(false)));
    }

    @Override
    public void reactivates(Account account) {
        patch(account, List.of(active(true)));
    }

    private static ObjectNode active(boolean active) {
        return Bodies.operation("Replace", "active", Bodies.text(active ? "True" : "False"));
    }

    private void patch(Account account, List<ObjectNode> operations) {
        if (!operations.isEmpty()) {
            talk.patch("/Users/" + talk.idOf(account.externalId()), Bodies.patch(operations));
        }
    }

    /// The hard delete, which comes 30 days after the soft one; in a trial run there is no need to wait.
    @Override
    public void deletes(Account account) {
        talk.delete("/Users/" + talk.idOf(account.externalId()));
    }

    @Override
    public void creates(Group group) {
        Optional<JsonNode> found = talk.finds(
                "/Groups?excludedAttributes=members&filter=" + Filters.withPlus("displayName", group.displayName()));
        String id = found.map(known -> known.path("id").asString(""))
                .orElseGet(() -> talk.post("/Groups", EntraMessages.group(group.externalId(), group.displayName())));
        talk.learns(group.externalId(), id);
    }

    @Override
    public void fills(Group group) {
        group.members().forEach(member -> member(group, "Add", member));
    }

    /// After a removal Entra ID adds somebody again who is still in.
    @Override
    public void changesMembers(Group before, Group after) {
        Set<String> leaving = new LinkedHashSet<>(before.members());
        leaving.removeAll(after.members());
        Set<String> joining = new LinkedHashSet<>(after.members());
        joining.removeAll(before.members());
        joining.forEach(member -> member(after, "Add", member));
        leaving.forEach(member -> member(after, "Remove", member));
        if (!leaving.isEmpty() && !after.members().isEmpty()) {
            member(after, "Add", after.members().getFirst());
        }
    }

    private void member(Group group, String op, String member) {
        ObjectNode patch = EntraMessages.addMember(talk.idOf(member));
        ((ObjectNode) patch.at("/Operations/0")).put("op", op);
        talk.patch("/Groups/" + talk.idOf(group.externalId()), patch);
    }

    @Override
    public void renames(Group before, Group after) {
        talk.patch(
                "/Groups/" + talk.idOf(after.externalId()),
                Bodies.patch(Bodies.operation("Replace", "displayName", Bodies.text(after.displayName()))));
    }

    @Override
    public void deletes(Group group) {
        talk.delete("/Groups/" + talk.idOf(group.externalId()));
    }

    /// After a restart it knows nothing of what it did: it looks the group up and adds every member again.
    @Override
    public void sendsAgain(Group group) {
        creates(group);
        fills(group);
    }
}
