package dev.muster.verify.catalogue;

import static dev.muster.verify.Check.may;
import static dev.muster.verify.Check.must;
import static dev.muster.verify.Check.should;
import static dev.muster.verify.Feature.ETAG;
import static dev.muster.verify.Feature.GROUPS;
import static dev.muster.verify.Feature.PATCH;
import static dev.muster.verify.Offer.ENTERPRISE;
import static dev.muster.verify.Offer.USER;

import dev.muster.verify.Ask;
import dev.muster.verify.Check;
import dev.muster.verify.Exchange;
import dev.muster.verify.Resource;
import dev.muster.verify.Trial;
import java.util.List;
import java.util.stream.Stream;

/// PATCH as a message: its envelope, its paths, all or nothing.
final class PatchMessageChecks {

    private static final String TITLE = "{\"op\": \"replace\", \"path\": \"title\", \"value\": \"Countess\"}";

    private PatchMessageChecks() {}

    static List<Check> checks() {
        return Stream.concat(messages().stream(), paths().stream())
                .map(check -> check.needing(PATCH))
                .toList();
    }

    private static List<Check> messages() {
        return List.of(
                may("PAT-02", "A body that is no PatchOp message is refused", "RFC 7644 section 3.5.2")
                        .attribute("title")
                        .writing(
                                t -> raw(t, "{\"Operations\": [" + TITLE + "]}").is(400)),
                must("PAT-03", "A body without Operations is 400", "RFC 7644 section 3.5.2")
                        .writing(t -> raw(t, "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"]}")
                                .is(400)),
                should("PAT-03b", "Operations that are no array are 400", "RFC 7644 section 3.5.2")
                        .attribute("title")
                        .writing(t -> raw(
                                        t,
                                        "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"], \"Operations\": \"none\"}")
                                .is(400)),
                must("PAT-04", "An unknown op is 400", "RFC 7644 section 3.5.2")
                        .attribute("title")
                        .writing(t -> t.patch(t.user(), "{\"op\": \"change\", \"path\": \"title\", \"value\": \"x\"}")
                                .is(400)),
                must("PAT-04b", "An operation without op is 400", "RFC 7644 section 3.5.2")
                        .attribute("title")
                        .writing(t -> t.patch(t.user(), "{\"path\": \"title\", \"value\": \"x\"}")
                                .is(400)),
                may("PAT-05", "op is read in any case", "RFC 7643 section 2.1")
                        .attribute("title")
                        .writing(t -> changes(t, "{\"op\": \"Replace\", \"path\": \"title\", \"value\": \"Countess\"}")
                                .has("/title", "Countess")),
                must(
                                "PAT-06",
                                "Operations run in order, each on the result of the one before",
                                "RFC 7644 section 3.5.2")
                        .attribute("title")
                        .writing(t -> changes(
                                        t,
                                        TITLE + ", {\"op\": \"replace\", \"path\": \"title\", \"value\": \"Analyst\"}")
                                .has("/title", "Analyst")),
                must("PAT-07", "An operation that fails undoes those before it", "RFC 7644 section 3.5.2")
                        .attribute("title")
                        .writing(t -> {
                            Resource user = t.user();
                            t.patch(
                                            user,
                                            TITLE
                                                    + ", {\"op\": \"replace\", \"path\": \"meta.created\", \"value\": \"2001-01-01T00:00:00Z\"}")
                                    .is(400);
                            t.read(user).hasNo("/title");
                        }),
                must("PAT-08", "Success is 200 with the resource, or 204 without a body", "RFC 7644 section 3.5.2")
                        .attribute("title")
                        .writing(t -> {
                            Exchange answer = t.patch(t.user(), TITLE).is(200, 204);
                            answer.holds(
                                    answer.status() == 204
                                            ? answer.body().isEmpty()
                                            : !answer.text("/id").isEmpty(),
                                    "200 with the resource, or 204 without a body");
                        }),
                must(
                                "PAT-08b",
                                "With attributes the answer is 200 and has what was asked for",
                                "RFC 7644 section 3.5.2")
                        .attribute("title")
                        .writing(t -> t.patch(t.user().path() + "?attributes=title", TITLE)
                                .is(200)
                                .has("/title", "Countess")
                                .hasNo("/userName")),
                must("PAT-09", "PATCH on an unknown id is 404", "RFC 7644 section 3.12")
                        .attribute("title")
                        .writing(t ->
                                t.patch(t.users() + "/" + t.unknownId(), TITLE).is(404)),
                must("PAT-19", "PATCH to another user's userName is 409", "RFC 7644 section 3.5.2")
                        .writing(t -> {
                            Resource ada = t.user();
                            t.patch(
                                            t.user(),
                                            "{\"op\": \"replace\", \"path\": \"userName\", \"value\": \""
                                                    + ada.userName() + "\"}")
                                    .is(409);
                        }),
                must("PAT-19b", "A value of the wrong type is 400", "RFC 7644 section 3.12")
                        .attribute("active")
                        .writing(t -> t.patch(
                                        t.user(), "{\"op\": \"replace\", \"path\": \"active\", \"value\": \"perhaps\"}")
                                .is(400)),
                must("PAT-22", "A PATCH that changes nothing leaves lastModified", "RFC 7644 section 3.5.2.1")
                        .attribute("title")
                        .writing(t -> {
                            Resource user = t.userWith("title", "\"Countess\"");
                            CommonChecks.pause();
                            t.patch(user, "{\"op\": \"add\", \"path\": \"title\", \"value\": \"Countess\"}")
                                    .is(200, 204);
                            t.read(user).has("/meta/lastModified", user.made().text("/meta/lastModified"));
                        }),
                must("PAT-58", "Array positions in paths are refused", "RFC 7644 section 3.5.2")
                        .attribute("phoneNumbers")
                        .writing(t -> {
                            Resource user =
                                    t.userWith("phoneNumbers", "[{\"value\": \"+31201234567\", \"type\": \"work\"}]");
                            t.patch(user, "{\"op\": \"remove\", \"path\": \"phoneNumbers[0]\"}")
                                    .is(400);
                        }),
                must("PAT-62", "The answer has the new ETag, with or without a body", "RFC 7644 section 3.14")
                        .needs(ETAG)
                        .attribute("title")
                        .writing(t -> {
                            Resource user = t.user();
                            Exchange answer = t.patch(user, TITLE).is(200, 204);
                            String now = t.read(user).header("ETag").orElse("(none)");
                            answer.holds(answer.header("ETag").orElse("").equals(now), "the header ETag: " + now);
                        }));
    }

    private static List<Check> paths() {
        return List.of(
                may("PAT-11", "A path that names no attribute is 400 with invalidPath", "RFC 7644 section 3.12")
                        .writing(t -> t.patch(
                                        t.user(), "{\"op\": \"replace\", \"path\": \"musterVerify\", \"value\": \"x\"}")
                                .is(400)
                                .says("invalidPath")),
                must("PAT-11b", "A path that does not parse is 400", "RFC 7644 section 3.12")
                        .writing(
                                t -> t.patch(t.user(), "{\"op\": \"replace\", \"path\": \"emails[\", \"value\": \"x\"}")
                                        .is(400)),
                must("PAT-12", "A value filter that does not parse is 400", "RFC 7644 section 3.12")
                        .attribute("emails")
                        .writing(t -> t.patch(
                                        t.user(), "{\"op\": \"remove\", \"path\": \"emails[type is \\\"work\\\"]\"}")
                                .is(400)),
                must("PAT-13", "Names in paths are read in any case", "RFC 7644 section 3.10")
                        .attribute("title")
                        .writing(t -> changes(t, "{\"op\": \"replace\", \"path\": \"TITLE\", \"value\": \"Countess\"}")
                                .has("/title", "Countess")),
                must("PAT-14", "A path may begin with the URN of the core schema", "RFC 7644 section 3.10")
                        .attribute("title")
                        .writing(t -> changes(
                                        t,
                                        "{\"op\": \"replace\", \"path\": \"" + USER
                                                + ":title\", \"value\": \"Countess\"}")
                                .has("/title", "Countess")),
                must("PAT-15", "A path may begin with the URN of an extension", "RFC 7644 section 3.10")
                        .attribute(ENTERPRISE + ":department")
                        .writing(t -> changes(
                                        t,
                                        "{\"op\": \"replace\", \"path\": \"" + ENTERPRISE
                                                + ":department\", \"value\": \"Research\"}")
                                .has("/" + ENTERPRISE + "/department", "Research")),
                must("PAT-17", "id cannot be changed: 400 with mutability", "RFC 7644 section 3.5.2")
                        .writing(t -> t.patch(
                                        t.user(),
                                        "{\"op\": \"replace\", \"path\": \"id\", \"value\": \"" + t.unknownId() + "\"}")
                                .is(400)
                                .says("mutability")),
                must("PAT-17b", "meta cannot be changed: 400 with mutability", "RFC 7644 section 3.5.2")
                        .writing(t -> t.patch(
                                        t.user(),
                                        "{\"op\": \"replace\", \"path\": \"meta.created\", \"value\": \"2001-01-01T00:00:00Z\"}")
                                .is(400)
                                .says("mutability")),
                must("PAT-17c", "groups of a user cannot be changed: 400 with mutability", "RFC 7644 section 3.5.2")
                        .needs(GROUPS)
                        .writing(t -> t.patch(
                                        t.user(),
                                        "{\"op\": \"add\", \"path\": \"groups\", \"value\": [{\"value\": \""
                                                + t.group().id() + "\"}]}")
                                .is(400)
                                .says("mutability")));
    }

    private static Exchange changes(Trial t, String operations) {
        return PatchChecks.changed(t, t.user(), operations);
    }

    private static Exchange raw(Trial t, String body) {
        return t.send(Ask.of("PATCH", t.user().path(), body));
    }
}
