package dev.muster.verify.catalogue;

import static dev.muster.verify.Check.may;
import static dev.muster.verify.Check.must;
import static dev.muster.verify.Feature.GROUPS;
import static dev.muster.verify.Offer.ENTERPRISE;
import static dev.muster.verify.Offer.USER;
import static dev.muster.verify.Trial.encoded;

import dev.muster.verify.Ask;
import dev.muster.verify.Check;
import dev.muster.verify.Exchange;
import dev.muster.verify.Resource;
import dev.muster.verify.Trial;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Retrieve, and which attributes come back.
final class GetChecks {

    private GetChecks() {}

    static List<Check> checks() {
        return Stream.concat(reads().stream(), selections().stream()).toList();
    }

    private static List<Check> reads() {
        return List.of(
                must("GET-01", "A known id is answered with 200", "RFC 7644 section 3.4.1")
                        .writing(t -> {
                            Resource user = t.user();
                            t.get(user.path()).is(200).has("/id", user.id());
                        }),
                must("GET-01b", "An unknown id is 404", "RFC 7644 section 3.4.1")
                        .reading(t -> t.get(t.users() + "/" + t.unknownId()).is(404)),
                must("GET-01c", "An id of no known form is 404", "RFC 7644 section 3.4.1")
                        .reading(t -> t.get(t.users() + "/muster-verify-none").is(404)),
                must("GET-01d", "A known group is answered with 200", "RFC 7644 section 3.4.1")
                        .needs(GROUPS)
                        .writing(t -> t.read(t.group()).has("/displayName")),
                must("GET-02", "The id of a user is no group's", "RFC 7644 section 3.4.1")
                        .needs(GROUPS)
                        .writing(t -> t.get(t.groups() + "/" + t.user().id()).is(404)),
                may("GET-03", "Location is sent on GET too", "RFC 7644 section 3.4.1")
                        .writing(t -> {
                            Exchange user = t.read(t.user());
                            user.holds(user.header("Location").isPresent(), "the header Location");
                        }),
                must("GET-16", "HEAD answers as GET, without a body", "RFC 9110 section 9.3.2")
                        .writing(t -> {
                            Exchange answer =
                                    t.send(Ask.of("HEAD", t.user().path())).is(200);
                            answer.holds(answer.body().isEmpty(), "no body");
                        }));
    }

    private static List<Check> selections() {
        return List.of(
                must("GET-05", "attributes brings what it names", "RFC 7644 section 3.9")
                        .writing(t -> selected(t, "attributes=userName")
                                .has("/userName")
                                .has("/id")),
                must("GET-05b", "attributes brings nothing else", "RFC 7644 section 3.9")
                        .writing(t -> {
                            Exchange user = selected(t, "attributes=userName");
                            Set<String> names = new HashSet<>(user.json().propertyNames());
                            names.removeAll(Set.of("schemas", "id", "userName"));
                            names.remove("meta"); // seen often, and told by the check after this one
                            user.holds(names.isEmpty(), "userName, id and schemas, and not " + names);
                        }),
                may("GET-05c", "attributes leaves even meta out", "RFC 7644 section 3.9")
                        .writing(t -> selected(t, "attributes=userName")
                                .has("/userName")
                                .hasNo("/meta")),
                must("GET-04", "attributes works in lists", "RFC 7644 section 3.4.2.5")
                        .attribute("displayName")
                        .writing(t -> {
                            t.user();
                            Exchange list = t.get(t.users() + "?count=5&attributes=userName")
                                    .is(200)
                                    .has("/Resources/0/userName");
                            list.resources()
                                    .forEach(each ->
                                            list.holds(!each.has("displayName"), "no displayName in any resource"));
                        }),
                must("GET-04b", "attributes works on PUT", "RFC 7644 section 3.9")
                        .attribute("displayName")
                        .writing(t -> {
                            ObjectNode body = t.userBody();
                            t.put(t.user(body).path() + "?attributes=userName", body)
                                    .is(200)
                                    .has("/userName")
                                    .hasNo("/displayName");
                        }),
                must("GET-06", "excludedAttributes leaves out what it names", "RFC 7644 section 3.9")
                        .attribute("displayName")
                        .writing(t -> selected(t, "excludedAttributes=displayName")
                                .has("/userName")
                                .hasNo("/displayName")),
                must("GET-06b", "excludedAttributes cannot leave out the id", "RFC 7644 section 3.4.2.5")
                        .attribute("displayName")
                        .writing(t -> selected(t, "excludedAttributes=id,displayName")
                                .hasNo("/displayName")
                                .has("/id")),
                must("GET-07", "attributes with a sub-attribute brings that part only", "RFC 7644 section 3.9")
                        .attribute("name.givenName", "name.familyName")
                        .writing(t -> selected(t, "attributes=name.givenName")
                                .has("/name/givenName")
                                .hasNo("/name/familyName")),
                must("GET-07b", "attributes with a complex attribute brings all of it", "RFC 7644 section 3.9")
                        .attribute("name.givenName", "name.familyName")
                        .writing(t -> selected(t, "attributes=name")
                                .has("/name/givenName")
                                .has("/name/familyName")
                                .hasNo("/userName")),
                must("GET-08", "attributes understands names with the URN of the core schema", "RFC 7644 section 3.10")
                        .attribute("displayName")
                        .writing(t -> selected(t, "attributes=" + encoded(USER + ":userName"))
                                .has("/userName")
                                .hasNo("/displayName")),
                must("GET-08b", "attributes understands names with the URN of an extension", "RFC 7644 section 3.10")
                        .attribute(ENTERPRISE + ":department", ENTERPRISE + ":division")
                        .writing(t -> t.get(enterprise(t).path() + "?attributes=" + encoded(ENTERPRISE + ":department"))
                                .is(200)
                                .has("/" + ENTERPRISE + "/department")
                                .hasNo("/" + ENTERPRISE + "/division")
                                .hasNo("/userName")),
                may("GET-09", "The URN alone selects the whole extension", "RFC 7644 section 3.10")
                        .attribute(ENTERPRISE + ":department", ENTERPRISE + ":division")
                        .writing(t -> t.get(enterprise(t).path() + "?attributes=" + encoded(ENTERPRISE))
                                .is(200)
                                .has("/" + ENTERPRISE + "/department")
                                .hasNo("/userName")),
                must("GET-10", "excludedAttributes=members leaves the members out", "RFC 7644 section 3.9")
                        .needs(GROUPS)
                        .writing(t -> t.get(t.group(t.user()).path() + "?excludedAttributes=members")
                                .is(200)
                                .has("/displayName")
                                .hasNo("/members")),
                must("GET-11", "attributes reads names in any case", "RFC 7644 section 3.10")
                        .attribute("displayName")
                        .writing(t -> selected(t, "attributes=USERNAME")
                                .has("/userName")
                                .hasNo("/displayName")),
                must("GET-11b", "attributes ignores unknown names", "RFC 7644 section 3.4.2")
                        .attribute("displayName")
                        .writing(t -> selected(t, "attributes=userName,musterVerify")
                                .has("/userName")
                                .hasNo("/displayName")),
                may("GET-11c", "attributes allows blanks after commas", "RFC 7644 section 3.9")
                        .attribute("displayName", "name")
                        .writing(t -> selected(t, "attributes=userName,%20displayName")
                                .has("/userName")
                                .has("/displayName")
                                .hasNo("/name")),
                may("GET-14", "attributes and excludedAttributes together are refused", "RFC 7644 section 3.9")
                        .writing(t -> t.get(t.user().path() + "?attributes=userName&excludedAttributes=name")
                                .is(400)));
    }

    private static Exchange selected(Trial t, String parameters) {
        return t.get(t.user().path() + "?" + parameters).is(200);
    }

    private static Resource enterprise(Trial t) {
        ObjectNode body = t.userBody();
        t.enterprise(body).put("department", "Research").put("division", "East");
        return t.user(body);
    }
}
