package dev.muster.verify.catalogue;

import static dev.muster.verify.Check.may;
import static dev.muster.verify.Check.must;
import static dev.muster.verify.Feature.ETAG;
import static dev.muster.verify.Feature.GROUPS;
import static dev.muster.verify.Feature.PATCH;

import dev.muster.verify.Ask;
import dev.muster.verify.Check;
import dev.muster.verify.Exchange;
import dev.muster.verify.Resource;
import dev.muster.verify.Trial;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// ETags and conditional requests.
final class VersionChecks {

    private static final String OLD = "W/\"muster-verify-old\"";

    private VersionChecks() {}

    static List<Check> checks() {
        return Stream.concat(tags().stream(), conditions().stream())
                .map(check -> check.needing(ETAG))
                .toList();
    }

    private static List<Check> tags() {
        return List.of(
                must("ETG-02", "GET has an ETag", "RFC 7644 section 3.14").writing(t -> tag(t.read(t.user()))),
                must("ETG-02b", "POST has an ETag", "RFC 7644 section 3.14")
                        .writing(t -> tag(t.user().made())),
                must("ETG-02c", "PUT has an ETag", "RFC 7644 section 3.14").writing(t -> {
                    ObjectNode body = t.userBody();
                    tag(t.put(t.user(body).path(), body).is(200));
                }),
                must("ETG-03", "An ETag is written as one", "RFC 9110 section 8.8.3")
                        .writing(t -> {
                            Exchange user = t.read(t.user());
                            user.holds(
                                    tag(user).matches("(W/)?\"[^\"]*\""),
                                    "an ETag in quotes, with W/ before them when it is weak");
                        }),
                must("ETG-04", "A change gives another ETag", "RFC 7644 section 3.14")
                        .attribute("displayName")
                        .writing(t -> {
                            ObjectNode body = t.userBody();
                            Resource user = t.user(body);
                            String before = tag(t.read(user));
                            t.put(user.path(), body.put("displayName", t.unique("changed")))
                                    .is(200, 204);
                            Exchange now = t.read(user);
                            now.holds(!tag(now).equals(before), "another ETag than " + before);
                        }),
                must("ETG-04b", "Reading leaves the ETag", "RFC 7644 section 3.14")
                        .writing(t -> {
                            Resource user = t.user();
                            String before = tag(t.read(user));
                            Exchange now = t.read(user);
                            now.holds(tag(now).equals(before), "the ETag " + before);
                        }),
                must("ETG-04c", "A new member gives a group another ETag", "RFC 7644 section 3.14")
                        .needs(GROUPS, PATCH)
                        .writing(t -> {
                            Resource group = t.group();
                            String before = tag(t.read(group));
                            t.patch(
                                            group,
                                            PatchChecks.op(
                                                    "add",
                                                    "members",
                                                    "[{\"value\": \"" + t.user().id() + "\"}]"))
                                    .is(200, 204);
                            Exchange now = t.read(group);
                            now.holds(!tag(now).equals(before), "another ETag than " + before);
                        }));
    }

    private static List<Check> conditions() {
        return List.of(
                must("ETG-05", "If-None-Match with the current ETag is 304 without a body", "RFC 7644 section 3.14")
                        .writing(t -> {
                            Resource user = t.user();
                            Exchange answer = on(t, "GET", user, "If-None-Match", tag(t.read(user)))
                                    .is(304);
                            answer.holds(answer.body().isEmpty(), "no body");
                        }),
                must("ETG-05b", "If-None-Match with an old ETag is 200", "RFC 9110 section 13.1.2")
                        .writing(t ->
                                on(t, "GET", t.user(), "If-None-Match", OLD).is(200)),
                must("ETG-06", "If-None-Match * is 304 for what exists", "RFC 9110 section 13.1.2")
                        .writing(t ->
                                on(t, "GET", t.user(), "If-None-Match", "*").is(304)),
                must("ETG-06b", "If-None-Match understands a list", "RFC 9110 section 13.1.2")
                        .writing(t -> {
                            Resource user = t.user();
                            on(t, "GET", user, "If-None-Match", OLD + ", " + tag(t.read(user)))
                                    .is(304);
                        }),
                must("ETG-07", "If-Match with an old ETag on PUT is 412", "RFC 7644 section 3.14")
                        .writing(t -> {
                            ObjectNode body = t.userBody();
                            t.send(Ask.of("PUT", t.user(body).path(), body).header("If-Match", OLD))
                                    .is(412);
                        }),
                must("ETG-07b", "If-Match with an old ETag on PATCH is 412", "RFC 7644 section 3.14")
                        .needs(PATCH)
                        .attribute("displayName")
                        .writing(t -> t.send(Ask.of(
                                                "PATCH",
                                                t.user().path(),
                                                t.patchBody(PatchChecks.op("replace", "displayName", "\"x\"")))
                                        .header("If-Match", OLD))
                                .is(412)),
                must(
                                "ETG-07c",
                                "If-Match with an old ETag on DELETE is 412, and nothing is deleted",
                                "RFC 7644 section 3.14")
                        .writing(t -> {
                            Resource user = t.user();
                            on(t, "DELETE", user, "If-Match", OLD).is(412);
                            t.read(user);
                        }),
                may("ETG-08", "If-Match with the current ETag passes, though it be weak", "RFC 7644 section 3.14")
                        .writing(t -> {
                            Resource user = t.user();
                            on(t, "DELETE", user, "If-Match", tag(t.read(user))).is(204);
                        }),
                must("ETG-09", "If-Match * passes for what exists", "RFC 9110 section 13.1.1")
                        .writing(t -> on(t, "DELETE", t.user(), "If-Match", "*").is(204)),
                may("ETG-10", "If-Match understands a list", "RFC 9110 section 13.1.1")
                        .writing(t -> {
                            Resource user = t.user();
                            on(t, "DELETE", user, "If-Match", OLD + ", " + tag(t.read(user)))
                                    .is(204);
                        }),
                may("ETG-14", "If-None-Match * on PUT of what exists is 412", "RFC 9110 section 13.1.2")
                        .writing(t -> {
                            ObjectNode body = t.userBody();
                            t.send(Ask.of("PUT", t.user(body).path(), body).header("If-None-Match", "*"))
                                    .is(412);
                        }));
    }

    private static Exchange on(Trial t, String method, Resource user, String header, String value) {
        return t.send(Ask.of(method, user.path()).header(header, value));
    }

    private static String tag(Exchange exchange) {
        exchange.holds(exchange.header("ETag").isPresent(), "the header ETag");
        return exchange.header("ETag").orElse("");
    }
}
