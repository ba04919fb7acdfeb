package dev.muster.verify.catalogue;

import static dev.muster.verify.Check.may;
import static dev.muster.verify.Check.must;
import static dev.muster.verify.Check.should;
import static dev.muster.verify.Feature.PATCH;

import dev.muster.verify.Ask;
import dev.muster.verify.Check;
import dev.muster.verify.Exchange;
import dev.muster.verify.Trial;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Media types, errors, credentials and /Me.
final class DoorChecks {

    private static final String SCIM = "application/scim+json";

    private DoorChecks() {}

    static List<Check> checks() {
        return Stream.of(media(), errors(), credentials()).flatMap(List::stream).toList();
    }

    private static List<Check> media() {
        return List.of(
                must("MED-01", "Answers are application/scim+json when it is asked for", "RFC 7644 section 3.8")
                        .reading(t -> isScim(t.get(t.users() + "?count=1").is(200))),
                must("MED-01b", "Answers are application/scim+json when nothing is asked for", "RFC 7644 section 3.8")
                        .reading(t -> isScim(
                                t.send(Ask.of("GET", t.users() + "?count=1").without("Accept"))
                                        .is(200))),
                must("MED-01c", "The answer to a create is application/scim+json", "RFC 7644 section 3.8")
                        .writing(t -> isScim(t.user().made())),
                should("MED-02", "Who asks for application/json is served", "RFC 7644 section 3.8")
                        .reading(t -> t.send(
                                        Ask.of("GET", t.users() + "?count=1").header("Accept", "application/json"))
                                .is(200)),
                must("MED-04", "A body may be application/json", "RFC 7644 section 3.8")
                        .writing(t -> t.send(Ask.of("POST", t.users())
                                        .body(t.userBody().toString(), "application/json"))
                                .is(201)),
                must("MED-04b", "A body may name its charset", "RFC 7644 section 3.8")
                        .writing(t -> t.send(Ask.of("POST", t.users())
                                        .body(t.userBody().toString(), "application/scim+json; charset=utf-8"))
                                .is(201)),
                may("MED-05", "A body that is no JSON by its type is 415", "RFC 7644 section 3.8")
                        .writing(t -> t.send(Ask.of("POST", t.users())
                                        .body(t.userBody().toString(), "text/plain"))
                                .is(415)),
                must("MED-06", "Text comes back as it was sent, in any alphabet", "RFC 7644 section 3.8")
                        .attribute("displayName")
                        .writing(t -> {
                            String name = t.unique("name") + " Žofie 山田 محمد 😀";
                            t.read(t.userWith("displayName", "\"" + name + "\""))
                                    .has("/displayName", name);
                        }),
                must("MED-06b", "Bytes that are no UTF-8 are 400", "RFC 8259 section 8.1")
                        .attribute("displayName")
                        .writing(t -> t.send(Ask.of("POST", t.users(), t.userBody("displayName", "\"Andr\u00e9\""))
                                        .in(StandardCharsets.ISO_8859_1))
                                .is(400)),
                must("MED-07", "204 has no Content-Type", "RFC 9110 section 8.3")
                        .writing(t -> {
                            Exchange answer = t.delete(t.user().path()).is(204);
                            answer.holds(
                                    answer.header("Content-Type").isEmpty(),
                                    "no Content-Type where there is no content");
                        }),
                must("MED-08", "Errors are application/scim+json too", "RFC 7644 section 3.12")
                        .reading(t ->
                                isScim(t.get(t.users() + "/" + t.unknownId()).is(404))),
                may("MED-09", "An Accept that excludes everything is answered nevertheless", "RFC 9110 section 12.5.1")
                        .reading(t -> t.send(
                                        Ask.of("GET", t.users() + "?count=1").header("Accept", "image/png"))
                                .is(200)),
                may("MED-12", "A slash at the end of a collection is tolerated", "RFC 7644 section 1.3")
                        .reading(t -> t.get(t.users() + "/?count=1").is(200)));
    }

    private static List<Check> errors() {
        return List.of(
                must("ERR-01", "404 is a SCIM error", "RFC 7644 section 3.12")
                        .reading(t ->
                                t.get(t.users() + "/" + t.unknownId()).is(404).isScimError()),
                must("ERR-01b", "An address that is none is a SCIM error too", "RFC 7644 section 3.12")
                        .reading(t -> t.get("/MusterVerify").is(404).isScimError()),
                must("ERR-01c", "400 for broken JSON is a SCIM error", "RFC 7644 section 3.12")
                        .writing(t ->
                                t.post(t.users(), "{\"schemas\": [").is(400).isScimError()),
                must("ERR-01d", "409 is a SCIM error", "RFC 7644 section 3.12")
                        .writing(t -> t.post(
                                        t.users(),
                                        t.userBody().put("userName", t.user().userName()))
                                .is(409)
                                .isScimError()),
                must("ERR-01e", "401 is a SCIM error", "RFC 7644 section 3.12")
                        .reading(t -> t.send(wrong(t)).is(401).isScimError()),
                must("ERR-02", "scimType is a keyword of the standard, if it is sent", "RFC 7644 section 3.12")
                        .reading(t -> {
                            Exchange answer =
                                    t.get(t.users() + "/" + t.unknownId()).is(404);
                            answer.holds(
                                    answer.text("/scimType").isEmpty()
                                            || List.of(
                                                            "invalidFilter",
                                                            "tooMany",
                                                            "uniqueness",
                                                            "mutability",
                                                            "invalidSyntax",
                                                            "invalidPath",
                                                            "noTarget",
                                                            "invalidValue",
                                                            "invalidVers",
                                                            "sensitive")
                                                    .contains(answer.text("/scimType")),
                                    "no scimType, or one of table 9");
                        }),
                must("ERR-03", "No error shows a stack trace or a statement", "RFC 7644 section 7.7")
                        .writing(t -> Stream.of(
                                        t.post(t.users(), "{\"schemas\": ["),
                                        t.post(t.users(), "[1, {]"),
                                        t.get(t.users() + "?startIndex=x"))
                                .forEach(answer -> answer.holds(
                                        !answer.body()
                                                .matches(
                                                        "(?s).*(\\bat [a-z]+\\.[\\w.$]+\\(|Traceback|SELECT .* FROM|Exception:).*"),
                                        "words, and no inner workings"))),
                should("ERR-04", "Broken JSON says invalidSyntax", "RFC 7644 section 3.12")
                        .writing(t ->
                                t.post(t.users(), "{\"schemas\": [").is(400).says("invalidSyntax")),
                should("ERR-04b", "A missing required attribute says invalidValue", "RFC 7644 section 3.12")
                        .writing(t -> t.post(t.users(), t.userBody().without("userName"))
                                .is(400)
                                .says("invalidValue")),
                should(
                                "ERR-04c",
                                "A path that does not parse says invalidPath or invalidFilter",
                                "RFC 7644 section 3.12")
                        .needs(PATCH)
                        .writing(t -> {
                            Exchange answer = t.patch(
                                            t.user(), "{\"op\": \"replace\", \"path\": \"emails[\", \"value\": \"x\"}")
                                    .is(400);
                            answer.holds(
                                    Set.of("invalidPath", "invalidFilter").contains(answer.text("/scimType")),
                                    "scimType invalidPath");
                        }),
                should("ERR-04d", "A removed required attribute says mutability", "RFC 7644 section 3.5.2.2")
                        .needs(PATCH)
                        .writing(t -> t.patch(t.user(), PatchChecks.remove("userName"))
                                .is(400)
                                .says("mutability")),
                may("ERR-09", "A method that an address does not have is 405 with Allow", "RFC 9110 section 10.2.1")
                        .writing(t -> {
                            Exchange answer = t.put(t.users(), t.userBody()).is(405);
                            answer.holds(answer.header("Allow").isPresent(), "the header Allow");
                        }),
                must("PUT-13", "PUT on the collection is refused", "RFC 7644 section 3.2")
                        .writing(t -> t.put(t.users(), t.userBody()).is(405, 404, 501)),
                should("MEE-01", "/Me is the caller's own resource, or 501", "RFC 7644 section 3.11")
                        .reading(t -> t.get("/Me").is(200, 308, 307, 404, 403, 501)),
                should("MEE-04", "A server without /Me says 501", "RFC 7644 section 3.11")
                        .reading(t -> t.get("/Me").is(200, 308, 307, 501)));
    }

    private static List<Check> credentials() {
        return List.of(
                must("SEC-02", "Users cannot be read without credentials", "RFC 7644 section 2")
                        .reading(t -> t.send(
                                        Ask.of("GET", t.users() + "?count=1").anonymous())
                                .is(401)),
                must("SEC-02b", "Users cannot be created without credentials", "RFC 7644 section 2")
                        .writing(t -> t.send(
                                        Ask.of("POST", t.users(), t.userBody()).anonymous())
                                .is(401)),
                must("ERR-05", "A wrong token is 401", "RFC 6750 section 3.1")
                        .reading(t -> t.send(wrong(t)).is(401)),
                must("ERR-05b", "Another scheme of authorization is 401", "RFC 7644 section 2")
                        .reading(t -> t.send(
                                        Ask.of("GET", t.users() + "?count=1").header("Authorization", "Muster verify"))
                                .is(401)),
                must("ERR-06", "401 names the scheme in WWW-Authenticate", "RFC 6750 section 3")
                        .reading(t -> {
                            Exchange answer = t.send(Ask.of("GET", t.users() + "?count=1")
                                            .anonymous())
                                    .is(401);
                            answer.holds(answer.header("WWW-Authenticate").isPresent(), "the header WWW-Authenticate");
                        }),
                must("ERR-06b", "401 for a wrong token says invalid_token", "RFC 6750 section 3.1")
                        .reading(t -> {
                            Exchange answer = t.send(wrong(t)).is(401);
                            answer.holds(
                                    answer.header("WWW-Authenticate").orElse("").contains("invalid_token"),
                                    "error=\"invalid_token\" in WWW-Authenticate");
                        }),
                must("SEC-05", "The scheme Bearer is read in any case", "RFC 6750 section 2.1")
                        .reading(t -> t.send(t.tokenWithScheme("bearer", t.users() + "?count=1"))
                                .is(200)),
                must("SEC-14", "JSON that is nested too deep breaks nothing", "RFC 7644 section 7.7")
                        .writing(t -> {
                            Exchange answer =
                                    t.post(t.users(), "{\"schemas\": " + "[".repeat(5000) + "]".repeat(5000) + "}");
                            answer.holds(answer.status() / 100 == 4, "400 or 413");
                        }),
                may("SEC-15", "Answers about people are not kept by caches", "RFC 7644 section 7.7")
                        .writing(t -> {
                            Exchange user = t.read(t.user());
                            user.holds(
                                    user.header("Cache-Control").orElse("").matches(".*(no-store|private|no-cache).*"),
                                    "Cache-Control: no-store, or private");
                        }));
    }

    private static Ask wrong(Trial t) {
        return Ask.of("GET", t.users() + "?count=1").header("Authorization", "Bearer muster-verify-wrong");
    }

    private static void isScim(Exchange exchange) {
        String type = exchange.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        exchange.holds(type.equals(SCIM) || type.startsWith(SCIM + ";"), "Content-Type: " + SCIM);
    }
}
