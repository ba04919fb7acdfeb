package dev.muster.verify.catalogue;

import static dev.muster.verify.Check.may;
import static dev.muster.verify.Check.must;
import static dev.muster.verify.Check.should;
import static dev.muster.verify.Feature.FILTER;
import static dev.muster.verify.Feature.GROUPS;
import static dev.muster.verify.Feature.PATCH;

import dev.muster.verify.Ask;
import dev.muster.verify.Blocked;
import dev.muster.verify.Check;
import dev.muster.verify.Exchange;
import dev.muster.verify.Resource;
import dev.muster.verify.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Create, and delete.
final class CreateChecks {

    private static final int AT_ONCE = 6;

    private CreateChecks() {}

    static List<Check> checks() {
        return Stream.of(created(), refused(), deleted()).flatMap(List::stream).toList();
    }

    private static List<Check> created() {
        return List.of(
                must("CRE-01", "Create of a user answers 201", "RFC 7644 section 3.3")
                        .writing(t -> t.post(t.users(), t.userBody()).is(201)),
                must("CRE-01b", "Create answers a Location that is meta.location", "RFC 7644 section 3.3")
                        .writing(t -> {
                            Exchange made = t.post(t.users(), t.userBody())
                                    .isGoodAnswer()
                                    .has("/meta/location");
                            made.has("/meta/location", made.header("Location").orElse("(no Location header)"));
                        }),
                must("CRE-01c", "Create of a group answers 201", "RFC 7644 section 3.3")
                        .needs(GROUPS)
                        .writing(t -> t.post(t.groups(), t.groupBody()).is(201)),
                should("CRE-02", "Create answers the whole resource", "RFC 7644 section 3.3")
                        .writing(t -> {
                            ObjectNode body = t.userBody();
                            t.post(t.users(), body)
                                    .isGoodAnswer()
                                    .hasInAnyCase(
                                            "/userName", body.path("userName").asString());
                        }),
                must("GET-01e", "What was created can be read", "RFC 7644 section 3.4.1")
                        .writing(t -> {
                            Resource user = t.user();
                            t.read(user).has("/userName").hasInAnyCase("/userName", user.userName());
                        }),
                must("CRE-03", "readOnly attributes in the body are ignored, and no error", "RFC 7644 section 3.3")
                        .writing(t -> t.post(
                                        t.users(), t.userBody("groups", "[]").put("id", "mine"))
                                .is(201)),
                may("CRE-09", "An unknown attribute is ignored", "RFC 7644 section 3.3")
                        .writing(t -> t.post(t.users(), t.userBody("musterVerify", "\"x\""))
                                .is(201)
                                .hasNo("/musterVerify")),
                must("CRE-11", "attributes works on create", "RFC 7644 section 3.9")
                        .attribute("displayName")
                        .writing(t -> t.post(t.users() + "?attributes=userName", t.userBody())
                                .isGoodAnswer()
                                .has("/userName")
                                .hasNo("/displayName")),
                must("CRE-11b", "excludedAttributes works on create", "RFC 7644 section 3.9")
                        .attribute("displayName")
                        .writing(t -> t.post(t.users() + "?excludedAttributes=displayName", t.userBody())
                                .isGoodAnswer()
                                .has("/userName")
                                .hasNo("/displayName")));
    }

    private static List<Check> refused() {
        return List.of(
                must("CRE-04", "A userName that exists is 409 with uniqueness", "RFC 7644 section 3.3")
                        .writing(t ->
                                t.post(t.users(), again(t, t.user())).is(409).says("uniqueness")),
                must("CRE-04b", "A userName that exists in another case is 409", "RFC 7644 section 3.3")
                        .writing(t -> {
                            Resource user = t.user();
                            t.post(
                                            t.users(),
                                            again(t, user)
                                                    .put(
                                                            "userName",
                                                            user.userName().toUpperCase(Locale.ROOT)))
                                    .is(409);
                        }),
                must("CRE-05", "Of several POSTs of one userName at once exactly one succeeds", "RFC 7644 section 3.3")
                        .writing(CreateChecks::onlyOne),
                must("CRE-06", "A body without userName is 400", "RFC 7644 section 3.12")
                        .writing(t -> t.post(t.users(), t.userBody().without("userName"))
                                .is(400)),
                must("CRE-06b", "An empty userName is 400", "RFC 7643 section 4.1.1")
                        .writing(t -> t.post(t.users(), t.userBody("userName", "\"\""))
                                .is(400)),
                must("CRE-06c", "A group without displayName is 400", "RFC 7643 section 4.2")
                        .needs(GROUPS)
                        .writing(t -> t.post(t.groups(), t.groupBody().without("displayName"))
                                .is(400)),
                must("CRE-07", "Broken JSON is 400", "RFC 7644 section 3.12")
                        .writing(t -> t.post(t.users(), "{\"schemas\": [").is(400)),
                must("CRE-07b", "An empty body is 400", "RFC 7644 section 3.12")
                        .writing(t -> t.send(Ask.of("POST", t.users()).header("Content-Type", "application/scim+json"))
                                .is(400)),
                must("CRE-07c", "A body that is no object is 400", "RFC 7644 section 3.12")
                        .writing(t -> t.post(t.users(), "[]").is(400)),
                must("CRE-08", "A wrong type stores nothing", "RFC 7644 section 3.12")
                        .needs(FILTER)
                        .writing(t -> {
                            ObjectNode body =
                                    t.userBody("userName", "{\"value\": \"x\"}").put("externalId", t.unique("never"));
                            t.post(t.users(), body).is(400);
                            t.find("externalId eq \"" + body.path("externalId").asString() + "\"")
                                    .has("/totalResults", 0);
                        }),
                must("CRE-13", "POST to a resource is 405", "RFC 7644 section 3.2")
                        .writing(t -> t.post(t.user().path(), t.userBody()).is(405, 404, 501)));
    }

    private static List<Check> deleted() {
        return List.of(
                must("DEL-01", "Delete answers 204 without a body", "RFC 7644 section 3.6")
                        .writing(t -> {
                            Exchange answer = t.delete(t.user().path()).is(204);
                            answer.holds(answer.body().isEmpty(), "no body");
                        }),
                must("DEL-01b", "Delete of a group answers 204", "RFC 7644 section 3.6")
                        .needs(GROUPS)
                        .writing(t -> t.delete(t.group().path()).is(204)),
                must("DEL-02", "What was deleted is 404", "RFC 7644 section 3.6")
                        .writing(t -> t.get(gone(t).path()).is(404)),
                must("DEL-02b", "PUT on what was deleted is 404", "RFC 7644 section 3.6")
                        .writing(t -> t.put(gone(t).path(), t.userBody()).is(404)),
                must("DEL-02c", "PATCH on what was deleted is 404", "RFC 7644 section 3.6")
                        .needs(PATCH)
                        .writing(t -> t.patch(
                                        gone(t),
                                        "{\"op\": \"replace\", \"path\": \"userName\", \"value\": \"" + t.unique("late")
                                                + "\"}")
                                .is(404)),
                must("DEL-02d", "Delete of what was deleted is 404", "RFC 7644 section 3.6")
                        .writing(t -> t.delete(gone(t).path()).is(404)),
                must("DEL-02e", "What was deleted is found no more", "RFC 7644 section 3.6")
                        .needs(FILTER)
                        .writing(t -> {
                            Resource user = gone(t);
                            t.find("userName eq \"" + user.userName() + "\"")
                                    .has("/totalResults", 0)
                                    .findsNot(user.id());
                        }),
                should("DEL-03", "The userName of who was deleted is free, and the id is new", "RFC 7644 section 3.6")
                        .writing(t -> {
                            Resource user = gone(t);
                            Exchange answer = t.post(t.users(), again(t, user)).is(201);
                            answer.holds(!answer.text("/id").equals(user.id()), "another id than the deleted one's");
                        }),
                must("DEL-04", "Delete of an unknown id is 404", "RFC 7644 section 3.12")
                        .writing(t -> t.delete(t.users() + "/" + t.unknownId()).is(404)));
    }

    private static Resource gone(Trial t) {
        Resource user = t.user();
        t.delete(user.path()).isGoodAnswer();
        return user;
    }

    private static ObjectNode again(Trial t, Resource user) {
        return t.userBody().put("userName", user.userName());
    }

    private static void onlyOne(Trial t) {
        ObjectNode body = t.userBody();
        List<Callable<Exchange>> posts = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            posts.add(() -> t.post(t.users(), body));
        }
        List<Exchange> answers = new ArrayList<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            senders.invokeAll(posts).forEach(each -> answers.add(each.resultNow()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Blocked("stopped");
        } catch (IllegalStateException e) {
            throw new Blocked("one of " + AT_ONCE + " requests at once had no answer");
        }
        long made = answers.stream().filter(Exchange::isGood).count();
        answers.getLast().holds(made == 1, "one success out of " + AT_ONCE + " POSTs of one userName, and not " + made);
    }
}
