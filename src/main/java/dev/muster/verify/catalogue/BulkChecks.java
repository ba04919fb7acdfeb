package dev.muster.verify.catalogue;

import static dev.muster.verify.Check.may;
import static dev.muster.verify.Check.must;
import static dev.muster.verify.Feature.BULK;
import static dev.muster.verify.Feature.ETAG;
import static dev.muster.verify.Feature.GROUPS;
import static dev.muster.verify.Feature.PATCH;

import dev.muster.verify.Blocked;
import dev.muster.verify.Check;
import dev.muster.verify.Exchange;
import dev.muster.verify.Resource;
import dev.muster.verify.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Many operations in one request.
final class BulkChecks {

    private static final String REQUEST = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
    private static final String RESPONSE = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";
    private static final int MOST_TO_PROVE = 2000;

    private BulkChecks() {}

    static List<Check> checks() {
        return Stream.concat(results().stream(), references().stream())
                .map(check -> check.needing(BULK))
                .toList();
    }

    private static List<Check> results() {
        return List.of(
                must("BLK-02", "A bulk is answered with 200 and a BulkResponse", "RFC 7644 section 3.7")
                        .writing(t -> {
                            Exchange answer =
                                    bulk(t, post(t, "one", t.userBody())).is(200);
                            answer.holds(answer.texts("/schemas").contains(RESPONSE), "schemas with " + RESPONSE);
                        }),
                must("BLK-02b", "A body that is no BulkRequest is 400", "RFC 7644 section 3.7")
                        .writing(t -> t.post("/Bulk", "{\"schemas\": [\"" + REQUEST + "\"]}")
                                .is(400)),
                must("BLK-03", "Each operation has a result", "RFC 7644 section 3.7.3")
                        .writing(t -> {
                            Exchange answer = bulk(t, post(t, "one", t.userBody()), post(t, "two", t.userBody()))
                                    .is(200);
                            answer.holds(answer.at("/Operations").size() == 2, "two results in Operations");
                        }),
                must(
                                "BLK-04",
                                "A POST that succeeded has status 201, a location and its bulkId",
                                "RFC 7644 section 3.7.3")
                        .writing(t -> {
                            Exchange answer =
                                    bulk(t, post(t, "one", t.userBody())).is(200);
                            answer.holds(
                                            answer.at("/Operations/0/status")
                                                    .toString()
                                                    .contains("201"),
                                            "Operations.0.status 201")
                                    .has("/Operations/0/location")
                                    .has("/Operations/0/bulkId", "one");
                        }),
                must("BLK-04b", "What a bulk created can be read", "RFC 7644 section 3.7")
                        .writing(t -> {
                            Exchange answer = bulk(t, post(t, "one", t.userBody()))
                                    .is(200)
                                    .has("/Operations/0/location");
                            t.get(ValueChecks.relative(t, answer.text("/Operations/0/location")))
                                    .is(200)
                                    .has("/userName");
                        }),
                must("BLK-04c", "A result has the new version", "RFC 7644 section 3.7.3")
                        .needs(ETAG)
                        .writing(t ->
                                bulk(t, post(t, "one", t.userBody())).is(200).has("/Operations/0/version")),
                may("BLK-05", "status is a plain string", "RFC 7644 section 3.7.3")
                        .writing(t -> {
                            Exchange answer =
                                    bulk(t, post(t, "one", t.userBody())).is(200);
                            answer.holds(
                                    answer.at("/Operations/0/status").isString(), "Operations.0.status as a string");
                        }),
                must("BLK-06", "A failed operation has its error as response", "RFC 7644 section 3.7.3")
                        .writing(t -> {
                            Exchange answer = bulk(t, operation("DELETE", t.users() + "/" + t.unknownId(), "", ""))
                                    .is(200);
                            answer.holds(status(answer, 0) == 404, "Operations.0.status 404")
                                    .has("/Operations/0/response/status", "404");
                        }),
                must(
                                "BLK-08",
                                "A bulk is 200 although an operation failed, and the others are done",
                                "RFC 7644 section 3.7")
                        .writing(t -> {
                            Resource user = t.user();
                            bulk(
                                            t,
                                            operation("DELETE", t.users() + "/" + t.unknownId(), "", ""),
                                            operation("DELETE", user.path(), "", ""))
                                    .is(200);
                            t.get(user.path()).is(404);
                        }),
                must("BLK-10", "A POST without bulkId is refused", "RFC 7644 section 3.7")
                        .writing(t -> {
                            Exchange answer = bulk(
                                    t,
                                    operation(
                                            "POST", t.users(), "", t.userBody().toString()));
                            answer.holds(
                                    answer.status() == 400 || status(answer, 0) == 400,
                                    "400 for the operation, or for the whole request");
                        }),
                must("BLK-12", "A POST without data is refused", "RFC 7644 section 3.7")
                        .writing(t -> {
                            Exchange answer = bulk(t, operation("POST", t.users(), "one", ""));
                            answer.holds(
                                    answer.status() == 400 || status(answer, 0) == 400,
                                    "400 for the operation, or for the whole request");
                        }),
                must("BLK-13", "PATCH works in a bulk", "RFC 7644 section 3.7")
                        .needs(PATCH)
                        .attribute("displayName")
                        .writing(t -> {
                            Resource user = t.user();
                            String name = t.unique("bulk");
                            bulk(
                                            t,
                                            operation(
                                                    "PATCH",
                                                    user.path(),
                                                    "",
                                                    t.patchBody(PatchChecks.op(
                                                            "replace", "displayName", "\"" + name + "\""))))
                                    .is(200);
                            t.read(user).has("/displayName", name);
                        }),
                must("BLK-13b", "PUT works in a bulk", "RFC 7644 section 3.7")
                        .attribute("displayName")
                        .writing(t -> {
                            ObjectNode body = t.userBody();
                            Resource user = t.user(body);
                            String name = t.unique("bulk");
                            bulk(
                                            t,
                                            operation(
                                                    "PUT",
                                                    user.path(),
                                                    "",
                                                    body.put("displayName", name)
                                                            .toString()))
                                    .is(200);
                            t.read(user).has("/displayName", name);
                        }),
                must(
                                "BLK-14",
                                "A version that is not the current one fails its operation with 412",
                                "RFC 7644 section 3.7.3")
                        .needs(ETAG)
                        .writing(t -> {
                            Resource user = t.user();
                            Exchange answer = bulk(
                                            t,
                                            "{\"method\": \"DELETE\", \"path\": \"" + user.path()
                                                    + "\", \"version\": \"W/\\\"muster-verify\\\"\"}")
                                    .is(200);
                            answer.holds(status(answer, 0) == 412, "Operations.0.status 412");
                            t.get(user.path()).is(200);
                        }),
                must("BLK-16", "After failOnErrors errors nothing more is done", "RFC 7644 section 3.7.3")
                        .writing(t -> {
                            Resource user = t.user();
                            String body = "{\"schemas\": [\"" + REQUEST + "\"], \"failOnErrors\": 1, \"Operations\": ["
                                    + operation("DELETE", t.users() + "/" + t.unknownId(), "", "") + ", "
                                    + operation("DELETE", user.path(), "", "") + "]}";
                            t.post("/Bulk", body);
                            t.get(user.path()).is(200);
                        }),
                must("BLK-23", "More operations than maxOperations are 413, and none is done", "RFC 7644 section 3.7.4")
                        .writing(BulkChecks::tooMany),
                may("BLK-27", "GET is no operation of a bulk", "RFC 7644 section 3.7")
                        .writing(t -> {
                            Exchange answer = bulk(t, operation("GET", t.user().path(), "", ""));
                            answer.holds(
                                    answer.status() / 100 == 4 || status(answer, 0) / 100 == 4,
                                    "a refusal of the operation");
                        }));
    }

    private static List<Check> references() {
        return List.of(
                must("BLK-17", "bulkId refers to what the same bulk creates", "RFC 7644 section 3.7.2")
                        .needs(GROUPS)
                        .writing(t -> refers(t, false)),
                must("BLK-19", "bulkId may refer to what is created later in the bulk", "RFC 7644 section 3.7.2")
                        .needs(GROUPS)
                        .writing(t -> refers(t, true)),
                must("BLK-21", "A reference to an unknown bulkId fails its operation", "RFC 7644 section 3.7.1")
                        .needs(GROUPS)
                        .writing(t -> {
                            ObjectNode group = t.groupBody();
                            group.putArray("members").addObject().put("value", "bulkId:nowhere");
                            Exchange answer = bulk(t, operation("POST", t.groups(), "group", group.toString()));
                            answer.holds(
                                    answer.status() / 100 == 4 || status(answer, 0) / 100 == 4,
                                    "409 or 400 for the operation");
                        }));
    }

    private static void refers(Trial t, boolean forward) {
        ObjectNode group = t.groupBody();
        group.putArray("members").addObject().put("value", "bulkId:ada");
        String user = post(t, "ada", t.userBody());
        String made = operation("POST", t.groups(), "group", group.toString());
        Exchange answer = forward ? bulk(t, made, user) : bulk(t, user, made);
        answer.is(200).holds(status(answer, 0) == 201 && status(answer, 1) == 201, "201 for both operations");
        String userPath = ValueChecks.relative(t, answer.text("/Operations/" + (forward ? 1 : 0) + "/location"));
        String groupPath = ValueChecks.relative(t, answer.text("/Operations/" + (forward ? 0 : 1) + "/location"));
        t.get(groupPath).is(200).has("/members/0/value", userPath.substring(userPath.lastIndexOf('/') + 1));
    }

    private static void tooMany(Trial t) {
        int most = t.offer().limit("/bulk/maxOperations", 0);
        if (most < 1 || most > MOST_TO_PROVE) {
            throw new Blocked("maxOperations is " + most + ": proving it would be no polite request");
        }
        Resource user = t.user();
        String unknown = operation("DELETE", t.users() + "/" + t.unknownId(), "", "");
        List<String> operations = new ArrayList<>(java.util.Collections.nCopies(most, unknown));
        operations.addFirst(operation("DELETE", user.path(), "", ""));
        bulk(t, operations.toArray(String[]::new)).is(413);
        t.get(user.path()).is(200);
    }

    private static Exchange bulk(Trial t, String... operations) {
        return t.post(
                "/Bulk",
                "{\"schemas\": [\"" + REQUEST + "\"], \"Operations\": [" + String.join(", ", operations) + "]}");
    }

    private static String post(Trial t, String bulkId, ObjectNode body) {
        return operation("POST", t.users(), bulkId, body.toString());
    }

    private static String operation(String method, String path, String bulkId, String data) {
        return "{\"method\": \"" + method + "\", \"path\": \"" + path + "\""
                + (bulkId.isEmpty() ? "" : ", \"bulkId\": \"" + bulkId + "\"")
                + (data.isEmpty() ? "" : ", \"data\": " + data) + "}";
    }

    /// The status of a result, written as text, as a number, or in an object as the RFC's example has it.
    private static int status(Exchange answer, int operation) {
        String digits =
                answer.at("/Operations/" + operation + "/status").toString().replaceAll("[^0-9]", "");
        return digits.length() == 3 ? Integer.parseInt(digits) : 0;
    }
}
