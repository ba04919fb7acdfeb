package dev.muster.verify.catalogue;

import static dev.muster.verify.Check.may;
import static dev.muster.verify.Check.must;
import static dev.muster.verify.Offer.ENTERPRISE;
import static dev.muster.verify.catalogue.PatchChecks.FAX;
import static dev.muster.verify.catalogue.PatchChecks.WORK;
import static dev.muster.verify.catalogue.PatchChecks.changed;
import static dev.muster.verify.catalogue.PatchChecks.op;
import static dev.muster.verify.catalogue.PatchChecks.phone;
import static dev.muster.verify.catalogue.PatchChecks.phones;
import static dev.muster.verify.catalogue.PatchChecks.remove;
import static dev.muster.verify.catalogue.PatchChecks.sized;

import dev.muster.verify.Check;
import dev.muster.verify.Exchange;
import dev.muster.verify.Resource;
import dev.muster.verify.Trial;
import dev.muster.verify.Violation;
import java.util.List;

/// The operation replace of PATCH on users.
final class ReplaceChecks {

    private ReplaceChecks() {}

    static List<Check> checks() {
        return List.of(
                must(
                                "PAT-46",
                                "replace without a path changes what it names, and nothing else",
                                "RFC 7644 section 3.5.2.3")
                        .attribute("title", "displayName")
                        .writing(t -> {
                            Resource user = t.user();
                            changed(t, user, "{\"op\": \"replace\", \"value\": {\"title\": \"Countess\"}}")
                                    .has("/title", "Countess")
                                    .has("/displayName", user.made().text("/displayName"));
                        }),
                must("PAT-47", "replace sets a single value", "RFC 7644 section 3.5.2.3")
                        .attribute("title")
                        .writing(
                                t -> changed(t, t.userWith("title", "\"Miss\""), op("replace", "title", "\"Countess\""))
                                        .has("/title", "Countess")),
                must("PAT-47b", "replace of what is unassigned is an add", "RFC 7644 section 3.5.2.3")
                        .attribute("title")
                        .writing(t -> changed(t, t.user(), op("replace", "title", "\"Countess\""))
                                .has("/title", "Countess")),
                must("PAT-47c", "replace deactivates a user", "RFC 7644 section 3.5.2.3")
                        .attribute("active")
                        .writing(t -> changed(t, t.userWith("active", "true"), op("replace", "active", "false"))
                                .has("/active", false)),
                must(
                                "PAT-48",
                                "replace of a complex value leaves the parts that it does not name",
                                "RFC 7644 section 3.5.2.3")
                        .attribute("name.givenName", "name.familyName")
                        .writing(t -> changed(t, t.user(), op("replace", "name", "{\"familyName\": \"King\"}"))
                                .has("/name/familyName", "King")
                                .has("/name/givenName", "Ada")),
                must("PAT-49", "replace of a list replaces all values", "RFC 7644 section 3.5.2.3")
                        .attribute("phoneNumbers")
                        .writing(t -> sized(
                                changed(
                                        t,
                                        phones(t),
                                        op(
                                                "replace",
                                                "phoneNumbers",
                                                "[{\"value\": \"+31209999999\", \"type\": \"mobile\"}]")),
                                1)),
                must("PAT-50", "replace by a value filter replaces the values that match", "RFC 7644 section 3.5.2.3")
                        .attribute("phoneNumbers")
                        .writing(t -> {
                            Exchange now = changed(
                                    t,
                                    phones(t),
                                    op("replace", WORK, "{\"value\": \"+31209999999\", \"type\": \"work\"}"));
                            sized(now, 2)
                                    .holds(
                                            phone(now, "work").equals("+31209999999")
                                                    && phone(now, "home").equals("+31207654321"),
                                            "the new number at type work, the old one at type home");
                        }),
                must(
                                "PAT-51",
                                "replace of a part by a value filter leaves the other values",
                                "RFC 7644 section 3.5.2.3")
                        .attribute("phoneNumbers")
                        .writing(t -> {
                            Exchange now = changed(t, phones(t), op("replace", WORK + ".value", "\"+31209999999\""));
                            sized(now, 2)
                                    .holds(
                                            phone(now, "work").equals("+31209999999")
                                                    && phone(now, "home").equals("+31207654321"),
                                            "the new number at type work, the old one at type home");
                        }),
                must(
                                "PAT-52",
                                "replace by a value filter that matches nothing is 400 with noTarget",
                                "RFC 7644 section 3.5.2.3")
                        .attribute("phoneNumbers")
                        .writing(ReplaceChecks::refusesToReplaceNothing),
                must("PAT-53", "replace with null unassigns", "RFC 7643 section 2.5")
                        .attribute("title")
                        .writing(t -> changed(t, t.userWith("title", "\"Countess\""), op("replace", "title", "null"))
                                .hasNo("/title")),
                must("PAT-53b", "replace of a required attribute with null is 400", "RFC 7644 section 3.5.2.2")
                        .writing(t -> t.patch(t.user(), op("replace", "userName", "null"))
                                .is(400)),
                must(
                                "PAT-54",
                                "replace of an attribute of an extension that is not there is an add",
                                "RFC 7644 section 3.5.2.3")
                        .attribute(ENTERPRISE + ":department")
                        .writing(t -> changed(t, t.user(), op("replace", ENTERPRISE + ":department", "\"Research\""))
                                .has("/" + ENTERPRISE + "/department", "Research")),
                may("PAT-55", "A dotted name in a value without a path is a path", "RFC 7644 section 3.5.2")
                        .attribute("name.givenName", "name.familyName")
                        .writing(t -> changed(
                                        t,
                                        t.user(),
                                        "{\"op\": \"replace\", \"value\": {\"name.givenName\": \"Augusta\"}}")
                                .has("/name/givenName", "Augusta")
                                .has("/name/familyName", "Lovelace")),
                must("PAT-56", "A value filter in a path may join terms", "RFC 7644 section 3.5.2")
                        .attribute("phoneNumbers")
                        .writing(t -> {
                            Exchange now = changed(
                                    t,
                                    phones(t),
                                    remove("phoneNumbers[type eq \\\"work\\\" and value sw \\\"+3120\\\"]"));
                            sized(now, 1).holds(phone(now, "work").isEmpty(), "no value of type work");
                        }),
                must("PAT-56b", "A value filter in a path may negate", "RFC 7644 section 3.5.2")
                        .attribute("phoneNumbers")
                        .writing(t -> {
                            Exchange now = changed(t, phones(t), remove("phoneNumbers[not (type eq \\\"work\\\")]"));
                            sized(now, 1).holds(phone(now, "home").isEmpty(), "no value of type home");
                        }));
    }

    private static void refusesToReplaceNothing(Trial t) {
        Exchange answer = t.patch(phones(t), op("replace", FAX + ".value", "\"+31209999999\""));
        if (answer.isGood()) {
            throw Violation.tolerable(answer, "400 with noTarget; Entra ID depends on servers that create the value");
        }
        answer.is(400).says("noTarget");
    }
}
