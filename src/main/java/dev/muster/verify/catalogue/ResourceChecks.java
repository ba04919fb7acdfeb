package dev.muster.verify.catalogue;

import static dev.muster.verify.Check.may;
import static dev.muster.verify.Check.must;
import static dev.muster.verify.Check.should;
import static dev.muster.verify.Feature.FILTER;
import static dev.muster.verify.Feature.GROUPS;
import static dev.muster.verify.Feature.PATCH;
import static dev.muster.verify.Offer.ENTERPRISE;
import static dev.muster.verify.Offer.USER;

import dev.muster.verify.Blocked;
import dev.muster.verify.Check;
import dev.muster.verify.Exchange;
import dev.muster.verify.Resource;
import dev.muster.verify.Template;
import dev.muster.verify.Trial;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Users, groups and the enterprise extension.
final class ResourceChecks {

    private ResourceChecks() {}

    static List<Check> checks() {
        return Stream.concat(users().stream(), groups().stream()).toList();
    }

    private static List<Check> users() {
        return List.of(
                may("RES-02", "The case of a userName is kept", "RFC 7643 section 4.1.1")
                        .writing(t -> {
                            ObjectNode body = t.userBody();
                            String mixed = body.path("userName").asString().replace("user@", "UsEr@");
                            t.read(t.user(body.put("userName", mixed))).has("/userName", mixed);
                        }),
                must("RES-03", "A password is not in the answer to the POST that sets it", "RFC 7643 section 4.1.1")
                        .attribute("password")
                        .writing(t -> silent(t.user(withPassword(t)).made())),
                must("RES-03b", "A password is not answered, even when it is asked for", "RFC 7643 section 7")
                        .attribute("password")
                        .writing(t -> silent(t.get(t.user(withPassword(t)).path() + "?attributes=userName,password"))),
                must("RES-03c", "A password stands in no list", "RFC 7643 section 7")
                        .needs(FILTER)
                        .attribute("password")
                        .writing(t -> {
                            Resource user = t.user(withPassword(t));
                            silent(t.find("userName eq \"" + user.userName() + "\"")
                                    .finds(user.id()));
                        }),
                must("RES-16", "manager.displayName is the manager's, whatever a client sends", "RFC 7643 section 4.3")
                        .needs(PATCH)
                        .attribute(ENTERPRISE + ":manager.value", "displayName")
                        .writing(t -> {
                            Resource boss = t.user();
                            ObjectNode body = t.userBody();
                            t.enterprise(body)
                                    .putObject("manager")
                                    .put("value", boss.id())
                                    .put("displayName", "Somebody Else");
                            Exchange user = t.read(t.user(body)).has("/" + ENTERPRISE + "/manager/value", boss.id());
                            String shown = user.text("/" + ENTERPRISE + "/manager/displayName");
                            user.holds(
                                    !shown.equals("Somebody Else"), "manager.displayName of the server's own, or none");
                        }),
                must("RES-18", "A user who is not active can be read", "RFC 7643 section 4.1.1")
                        .attribute("active")
                        .writing(t -> t.read(t.userWith("active", "false")).has("/active", false)),
                must("RES-18b", "A user who is not active is still listed", "RFC 7643 section 4.1.1")
                        .needs(FILTER)
                        .attribute("active")
                        .writing(t -> {
                            Resource user = t.userWith("active", "false");
                            t.find("userName eq \"" + user.userName() + "\"").finds(user.id());
                        }));
    }

    private static List<Check> groups() {
        return Stream.of(
                        must("RES-09", "A member sees its group among its groups", "RFC 7643 section 4.1.2")
                                .attribute("userName")
                                .writing(t -> {
                                    declaresGroups(t);
                                    Resource ada = t.user();
                                    Resource group = t.group(ada);
                                    Exchange now = t.read(ada);
                                    now.holds(
                                            values(now.at("/groups")).contains(group.id()),
                                            "groups with the value " + group.id());
                                }),
                        must("RES-09b", "The group of a user has its display and a $ref", "RFC 7643 section 4.1.2")
                                .writing(t -> {
                                    declaresGroups(t);
                                    Resource ada = t.user();
                                    Resource group = t.group(ada);
                                    t.read(ada)
                                            .has(
                                                    "/groups/0/display",
                                                    group.json()
                                                            .path("displayName")
                                                            .asString(""))
                                            .has("/groups/0/$ref");
                                }),
                        must(
                                        "RES-09c",
                                        "Who was removed from a group does not see it any more",
                                        "RFC 7643 section 4.1.2")
                                .needs(PATCH)
                                .writing(t -> {
                                    Resource ada = t.user();
                                    Resource group = t.group(ada);
                                    t.patch(
                                                    group,
                                                    "{\"op\": \"remove\", \"path\": \"members[value eq \\\"" + ada.id()
                                                            + "\\\"]\"}")
                                            .is(200, 204);
                                    Exchange now = t.read(ada);
                                    now.holds(
                                            !values(now.at("/groups")).contains(group.id()),
                                            "groups without " + group.id());
                                }),
                        must("RES-11", "Groups that a client writes into a user are ignored", "RFC 7643 section 4.1.2")
                                .writing(t -> {
                                    Resource group = t.group();
                                    Exchange made = t.post(
                                                    t.users(),
                                                    t.userBody("groups", "[{\"value\": \"" + group.id() + "\"}]"))
                                            .is(201);
                                    made.hasNo("/groups");
                                    t.read(group).hasNo("/members");
                                }),
                        may("RES-12", "A member that does not exist is refused", "RFC 7643 section 4.2")
                                .writing(t -> {
                                    ObjectNode body = t.groupBody();
                                    body.putArray("members").addObject().put("value", t.unknownId());
                                    t.post(t.groups(), body).is(400);
                                }),
                        must("RES-13", "A member has value and $ref", "RFC 7643 section 4.2")
                                .writing(t -> {
                                    Resource ada = t.user();
                                    t.read(t.group(ada))
                                            .has("/members/0/value", ada.id())
                                            .has("/members/0/$ref");
                                }),
                        should("RES-13b", "A member has its type", "RFC 7643 section 4.2")
                                .writing(t -> t.read(t.group(t.user())).has("/members/0/type", "User")),
                        may("RES-14", "A deleted user is a member of nothing", "RFC 7643 section 2.3.7")
                                .writing(t -> {
                                    Resource ada = t.user();
                                    Resource group = t.group(ada);
                                    t.delete(ada.path()).is(204);
                                    t.read(group).hasNo("/members");
                                }),
                        may("RES-15", "A group cannot contain itself", "RFC 7644 section 3.7.1")
                                .needs(PATCH)
                                .writing(t -> {
                                    Resource group = t.group();
                                    t.patch(
                                                    group,
                                                    "{\"op\": \"add\", \"path\": \"members\", \"value\": [{\"value\": \""
                                                            + group.id() + "\"}]}")
                                            .is(400, 409);
                                }),
                        may("RES-10", "A group in a group makes an indirect membership", "RFC 7643 section 4.1.2")
                                .writing(t -> {
                                    declaresGroups(t);
                                    Resource ada = t.user();
                                    Resource outer = t.group(t.group(ada));
                                    Exchange now = t.read(ada);
                                    now.holds(
                                            values(now.at("/groups")).contains(outer.id()),
                                            "groups with the outer group " + outer.id() + ", type indirect");
                                }))
                .map(check -> check.needing(GROUPS))
                .toList();
    }

    private static void declaresGroups(Trial t) {
        boolean known = t.offer().userAttributes().isEmpty()
                || !dev.muster.verify.Offer.named(t.offer().userAttributes(), "groups")
                        .isMissingNode();
        if (!known) {
            throw new Blocked("the schema " + USER + " has no groups");
        }
    }

    static Set<String> values(JsonNode array) {
        Set<String> values = new HashSet<>();
        array.forEach(each -> values.add(each.path("value").asString("")));
        return values;
    }

    private static ObjectNode withPassword(Trial t) {
        return t.userBody("password", "\"" + Template.PASSWORD + "\"");
    }

    private static void silent(Exchange exchange) {
        exchange.isGoodAnswer()
                .holds(
                        !exchange.body().contains("\"password\"")
                                && !exchange.body().contains(Template.PASSWORD),
                        "no password in the answer");
    }
}
