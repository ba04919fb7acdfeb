package dev.muster.verify.catalogue;

import static dev.muster.verify.Check.may;
import static dev.muster.verify.Check.must;
import static dev.muster.verify.Feature.GROUPS;
import static dev.muster.verify.Feature.PATCH;

import dev.muster.verify.Check;
import dev.muster.verify.Exchange;
import dev.muster.verify.Resource;
import dev.muster.verify.Trial;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// PATCH of the members of a group.
final class MemberChecks {

    private MemberChecks() {}

    static List<Check> checks() {
        return Stream.of(
                        must("PAT-30c", "add adds a member", "RFC 7644 section 3.5.2.1")
                                .writing(t -> {
                                    Resource ada = t.user();
                                    Resource grace = t.user();
                                    members(
                                            t,
                                            t.group(ada),
                                            PatchChecks.op("add", "members", "[" + value(grace) + "]"),
                                            ada,
                                            grace);
                                }),
                        must("PAT-31b", "add of a member who is there adds nothing", "RFC 7644 section 3.5.2.1")
                                .writing(t -> {
                                    Resource ada = t.user();
                                    Resource group = t.group(ada);
                                    t.patch(group, PatchChecks.op("add", "members", "[" + value(ada) + "]"))
                                            .is(200, 204);
                                    Exchange now = t.read(group);
                                    now.holds(now.at("/members").size() == 1, "one member");
                                }),
                        must("PAT-38b", "remove by a value filter takes one member", "RFC 7644 section 3.5.2.2")
                                .writing(t -> {
                                    Resource ada = t.user();
                                    Resource grace = t.user();
                                    members(
                                            t,
                                            t.group(ada, grace),
                                            PatchChecks.remove("members[value eq \\\"" + ada.id() + "\\\"]"),
                                            grace);
                                }),
                        must("PAT-40", "remove of a member who is not there succeeds", "RFC 7644 section 3.5.2.2")
                                .writing(t -> {
                                    Resource ada = t.user();
                                    members(
                                            t,
                                            t.group(ada),
                                            PatchChecks.remove("members[value eq \\\""
                                                    + t.user().id() + "\\\"]"),
                                            ada);
                                }),
                        may(
                                        "PAT-44",
                                        "remove with a value takes those members, as Entra ID writes it",
                                        "RFC 7644 section 3.5.2.2")
                                .writing(t -> {
                                    Resource ada = t.user();
                                    Resource grace = t.user();
                                    members(
                                            t,
                                            t.group(ada, grace),
                                            PatchChecks.op("remove", "members", "[" + value(ada) + "]"),
                                            grace);
                                }),
                        must("PAT-37b", "remove of members empties the group", "RFC 7644 section 3.5.2.2")
                                .writing(t -> members(t, t.group(t.user()), PatchChecks.remove("members"))),
                        must("PAT-49b", "replace of members replaces them all", "RFC 7644 section 3.5.2.3")
                                .writing(t -> {
                                    Resource grace = t.user();
                                    members(
                                            t,
                                            t.group(t.user()),
                                            PatchChecks.op("replace", "members", "[" + value(grace) + "]"),
                                            grace);
                                }),
                        must("PAT-06b", "add and remove of members in one PATCH run in order", "RFC 7644 section 3.5.2")
                                .writing(t -> {
                                    Resource ada = t.user();
                                    Resource grace = t.user();
                                    members(
                                            t,
                                            t.group(ada),
                                            PatchChecks.op("add", "members", "[" + value(grace) + "]") + ", "
                                                    + PatchChecks.remove("members[value eq \\\"" + ada.id() + "\\\"]"),
                                            grace);
                                }),
                        must("PAT-47d", "replace renames a group", "RFC 7644 section 3.5.2.3")
                                .writing(t -> {
                                    String name = t.unique("renamed");
                                    PatchChecks.changed(
                                                    t,
                                                    t.group(),
                                                    PatchChecks.op("replace", "displayName", "\"" + name + "\""))
                                            .has("/displayName", name);
                                }),
                        must("PAT-59", "A member's value cannot be changed in place", "RFC 7643 section 4.2")
                                .writing(t -> {
                                    Resource ada = t.user();
                                    Resource grace = t.user();
                                    Exchange answer = t.patch(
                                            t.group(ada),
                                            PatchChecks.op(
                                                    "replace",
                                                    "members[value eq \\\"" + ada.id() + "\\\"].value",
                                                    "\"" + grace.id() + "\""));
                                    answer.is(400);
                                }))
                .map(check -> check.needing(PATCH, GROUPS))
                .toList();
    }

    private static void members(Trial t, Resource group, String operations, Resource... expected) {
        t.patch(group, operations).is(200, 204);
        Exchange now = t.read(group);
        Set<String> ids =
                new HashSet<>(Arrays.stream(expected).map(Resource::id).toList());
        now.holds(
                ResourceChecks.values(now.at("/members")).equals(ids),
                "the members " + ids + " after the PATCH " + operations);
    }

    private static String value(Resource member) {
        return "{\"value\": \"" + member.id() + "\"}";
    }
}
