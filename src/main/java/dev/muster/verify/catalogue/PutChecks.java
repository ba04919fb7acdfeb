package dev.muster.verify.catalogue;

import static dev.muster.verify.Check.may;
import static dev.muster.verify.Check.must;
import static dev.muster.verify.Feature.GROUPS;
import static dev.muster.verify.Trial.json;

import dev.muster.verify.Check;
import dev.muster.verify.Exchange;
import dev.muster.verify.Resource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Replace.
final class PutChecks {

    private PutChecks() {}

    static List<Check> checks() {
        return Stream.concat(replaced().stream(), refused().stream()).toList();
    }

    private static List<Check> replaced() {
        return List.of(
                must("PUT-01", "PUT replaces a value of a user", "RFC 7644 section 3.5.1")
                        .attribute("displayName")
                        .writing(t -> {
                            ObjectNode body = t.userBody();
                            Resource user = t.user(body);
                            String changed = t.unique("changed");
                            t.put(user.path(), body.put("displayName", changed)).is(200, 204);
                            t.read(user).has("/displayName", changed);
                        }),
                must("PUT-01b", "PUT replaces the name of a group", "RFC 7644 section 3.5.1")
                        .needs(GROUPS)
                        .writing(t -> {
                            ObjectNode body = t.groupBody();
                            Resource group = t.group();
                            t.put(group.path(), body).is(200, 204);
                            t.read(group)
                                    .has(
                                            "/displayName",
                                            body.path("displayName").asString());
                        }),
                must("PUT-03", "PUT answers 200 with the whole resource", "RFC 7644 section 3.5.1")
                        .writing(t -> {
                            ObjectNode body = t.userBody();
                            Resource user = t.user(body);
                            t.put(user.path(), body)
                                    .is(200)
                                    .has("/id", user.id())
                                    .has("/userName");
                        }),
                must("PUT-04", "PUT replaces a complex value as a whole", "RFC 7644 section 3.5.1")
                        .attribute("name.givenName", "name.familyName")
                        .writing(t -> {
                            ObjectNode body = t.userBody();
                            Resource user = t.user(body);
                            body.putObject("name").put("familyName", "King");
                            t.put(user.path(), body).is(200);
                            t.read(user).has("/name/familyName", "King").hasNo("/name/givenName");
                        }),
                must("PUT-04b", "PUT replaces a list of values as a whole", "RFC 7644 section 3.5.1")
                        .attribute("emails")
                        .writing(t -> {
                            ObjectNode body = ValueChecks.twoAddresses(t, "work", true, "home", false);
                            Resource user = t.user(body);
                            ((ArrayNode) body.path("emails")).remove(1);
                            t.put(user.path(), body).is(200);
                            Exchange now = t.read(user);
                            now.holds(now.at("/emails").size() == 1, "one value in emails");
                        }),
                may("PUT-05", "PUT clears what the body leaves out", "RFC 7644 section 3.5.1")
                        .attribute("title")
                        .writing(t -> {
                            ObjectNode body = t.userBody("title", "\"Countess\"");
                            Resource user = t.user(body);
                            t.put(user.path(), body.without("title")).is(200);
                            t.read(user).hasNo("/title");
                        }),
                must("PUT-06", "PUT ignores readOnly attributes", "RFC 7644 section 3.5.1")
                        .writing(t -> {
                            ObjectNode body = t.userBody();
                            Resource user = t.user(body);
                            body.set(
                                    "meta",
                                    json("{\"resourceType\": \"Muster\", \"created\": \"2001-01-01T00:00:00Z\"}"));
                            t.put(user.path(), body).is(200).has("/meta/resourceType", "User");
                        }),
                must("PUT-09b", "PUT with the user's own userName is no clash", "RFC 7644 section 3.5.1")
                        .writing(t -> {
                            ObjectNode body = t.userBody();
                            t.put(t.user(body).path(), body).is(200, 204);
                        }),
                may("PUT-10", "PUT that changes nothing leaves lastModified", "RFC 7643 section 3.1")
                        .writing(t -> {
                            ObjectNode body = t.userBody();
                            Resource user = t.user(body);
                            CommonChecks.pause();
                            t.put(user.path(), body)
                                    .is(200)
                                    .has("/meta/lastModified", user.made().text("/meta/lastModified"));
                        }),
                must("PUT-11b", "PUT of a group replaces its members", "RFC 7644 section 3.5.1")
                        .needs(GROUPS)
                        .writing(t -> {
                            Resource ada = t.user();
                            Resource grace = t.user();
                            Resource group = t.group(ada);
                            t.put(group.path(), t.groupBody(grace)).is(200, 204);
                            Exchange now = t.read(group);
                            now.holds(
                                    ResourceChecks.values(now.at("/members")).equals(Set.of(grace.id())),
                                    "the member " + grace.id() + " alone");
                        }),
                may("PUT-11", "PUT of a group without members empties it", "RFC 7644 section 3.5.1")
                        .needs(GROUPS)
                        .writing(t -> {
                            Resource group = t.group(t.user());
                            t.put(group.path(), t.groupBody()).is(200, 204);
                            t.read(group).hasNo("/members");
                        }));
    }

    private static List<Check> refused() {
        return List.of(
                must("PUT-02", "PUT to an unknown id creates nothing and is 404", "RFC 7644 section 3.5.1")
                        .writing(t -> t.put(t.users() + "/" + t.unknownId(), t.userBody())
                                .is(404)),
                must("PUT-08", "PUT without userName is 400", "RFC 7644 section 3.5.1")
                        .writing(t -> {
                            ObjectNode body = t.userBody();
                            t.put(t.user(body).path(), body.without("userName")).is(400);
                        }),
                must("PUT-09", "PUT with another user's userName is 409", "RFC 7644 section 3.12")
                        .writing(t -> {
                            Resource ada = t.user();
                            ObjectNode body = t.userBody();
                            Resource grace = t.user(body);
                            t.put(grace.path(), body.put("userName", ada.userName()))
                                    .is(409);
                        }));
    }
}
