package dev.muster.verify.catalogue;

import static dev.muster.verify.Check.may;
import static dev.muster.verify.Check.must;
import static dev.muster.verify.Feature.PATCH;
import static dev.muster.verify.Offer.ENTERPRISE;

import dev.muster.verify.Check;
import dev.muster.verify.Exchange;
import dev.muster.verify.Resource;
import dev.muster.verify.Trial;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The operations of PATCH on users.
final class PatchChecks {

    private static final String TWO_PHONES = """
            [{"value": "+31201234567", "type": "work"}, {"value": "+31207654321", "type": "home"}]""";
    static final String WORK = "phoneNumbers[type eq \\\"work\\\"]";
    static final String FAX = "phoneNumbers[type eq \\\"fax\\\"]";

    private PatchChecks() {}

    static List<Check> checks() {
        return Stream.of(add(), remove(), ReplaceChecks.checks())
                .flatMap(List::stream)
                .map(check -> check.needing(PATCH))
                .toList();
    }

    private static List<Check> add() {
        return List.of(
                must("PAT-20", "A new primary value makes the others not primary", "RFC 7644 section 3.5.2")
                        .attribute("emails.primary")
                        .writing(t -> {
                            Exchange now = changed(
                                    t,
                                    t.user(),
                                    op(
                                            "add",
                                            "emails",
                                            "[{\"value\": \"" + t.unique("new")
                                                    + "@verify.example\", \"type\": \"home\", \"primary\": true}]"));
                            long primary = Stream.of(0, 1)
                                    .filter(i ->
                                            now.at("/emails/" + i + "/primary").asBoolean(false))
                                    .count();
                            now.holds(
                                    now.at("/emails").size() == 2 && primary == 1,
                                    "two emails, one of them with primary true");
                        }),
                must("PAT-23", "add without a value is 400", "RFC 7644 section 3.5.2.1")
                        .attribute("title")
                        .writing(t -> t.patch(t.user(), "{\"op\": \"add\", \"path\": \"title\"}")
                                .is(400)),
                must("PAT-24", "add without a path sets each member of the value", "RFC 7644 section 3.5.2.1")
                        .attribute("title", "userType")
                        .writing(t -> changed(
                                        t,
                                        t.user(),
                                        "{\"op\": \"add\", \"value\": {\"title\": \"Countess\", \"userType\": \"Employee\"}}")
                                .has("/title", "Countess")
                                .has("/userType", "Employee")),
                must("PAT-24b", "add without a path sets members of an extension", "RFC 7644 section 3.5.2.1")
                        .attribute(ENTERPRISE + ":department")
                        .writing(t -> changed(
                                        t,
                                        t.user(),
                                        "{\"op\": \"add\", \"value\": {\"" + ENTERPRISE
                                                + "\": {\"department\": \"Research\"}}}")
                                .has("/" + ENTERPRISE + "/department", "Research")),
                must("PAT-25", "add without a path whose value is no object is 400", "RFC 7644 section 3.5.2.1")
                        .writing(t -> t.patch(t.user(), "{\"op\": \"add\", \"value\": \"Countess\"}")
                                .is(400)),
                must("PAT-26", "add sets a single value", "RFC 7644 section 3.5.2.1")
                        .attribute("title")
                        .writing(t -> changed(t, t.user(), op("add", "title", "\"Countess\""))
                                .has("/title", "Countess")),
                must("PAT-26b", "add replaces a single value that is there", "RFC 7644 section 3.5.2.1")
                        .attribute("title")
                        .writing(t -> changed(t, t.userWith("title", "\"Miss\""), op("add", "title", "\"Countess\""))
                                .has("/title", "Countess")),
                must("PAT-27", "add to a complex value leaves its other parts", "RFC 7644 section 3.5.2.1")
                        .attribute("name.givenName", "name.familyName")
                        .writing(t -> changed(t, t.user(), op("add", "name", "{\"givenName\": \"Augusta\"}"))
                                .has("/name/givenName", "Augusta")
                                .has("/name/familyName", "Lovelace")),
                must("PAT-28", "add to a part leaves the other parts", "RFC 7644 section 3.5.2.1")
                        .attribute("name.givenName", "name.familyName")
                        .writing(t -> changed(t, t.user(), op("add", "name.givenName", "\"Augusta\""))
                                .has("/name/givenName", "Augusta")
                                .has("/name/familyName", "Lovelace")),
                must("PAT-30", "add to a list keeps the values that are there", "RFC 7644 section 3.5.2.1")
                        .attribute("phoneNumbers")
                        .writing(t -> sized(
                                changed(
                                        t,
                                        phones(t),
                                        op(
                                                "add",
                                                "phoneNumbers",
                                                "[{\"value\": \"+31209999999\", \"type\": \"mobile\"}]")),
                                3)),
                must("PAT-30b", "add to a list accepts a single object as one value", "RFC 7644 section 3.5.2.1")
                        .attribute("phoneNumbers")
                        .writing(t -> sized(
                                changed(
                                        t,
                                        phones(t),
                                        op(
                                                "add",
                                                "phoneNumbers",
                                                "{\"value\": \"+31209999999\", \"type\": \"mobile\"}")),
                                3)),
                must("PAT-31", "add of a value that is there adds nothing", "RFC 7644 section 3.5.2.1")
                        .attribute("phoneNumbers")
                        .writing(t -> sized(
                                changed(
                                        t,
                                        phones(t),
                                        op(
                                                "add",
                                                "phoneNumbers",
                                                "[{\"value\": \"+31201234567\", \"type\": \"work\"}]")),
                                2)),
                must("PAT-32", "add by a value filter changes the value that matches", "RFC 7644 section 3.5.2.1")
                        .attribute("phoneNumbers")
                        .writing(t -> {
                            Exchange now = changed(t, phones(t), op("add", WORK + ".value", "\"+31209999999\""));
                            now.holds(
                                    phone(now, "work").equals("+31209999999")
                                            && phone(now, "home").equals("+31207654321"),
                                    "the new number at type work, the old one at type home");
                        }),
                may("PAT-33", "add by a value filter that matches nothing makes the value", "RFC 7644 section 3.5.2.1")
                        .attribute("phoneNumbers")
                        .writing(t -> {
                            Exchange now = changed(t, phones(t), op("add", FAX + ".value", "\"+31209999999\""));
                            now.holds(phone(now, "fax").equals("+31209999999"), "a new value of type fax");
                        }),
                must("PAT-34", "add to an extension that is not there makes it", "RFC 7644 section 3.5.2.1")
                        .attribute(ENTERPRISE + ":department")
                        .writing(t -> changed(t, t.user(), op("add", ENTERPRISE + ":department", "\"Research\""))
                                .has("/" + ENTERPRISE + "/department", "Research")),
                may("PAT-21", "Two primary values in one operation are refused", "RFC 7643 section 2.4")
                        .attribute("emails.primary")
                        .writing(t -> t.patch(
                                        t.user(),
                                        op(
                                                "replace",
                                                "emails",
                                                ValueChecks.twoAddresses(t, "work", true, "home", true)
                                                        .path("emails")
                                                        .toString()))
                                .is(400)));
    }

    private static List<Check> remove() {
        return List.of(
                must("PAT-35", "remove without a path is 400 with noTarget", "RFC 7644 section 3.5.2.2")
                        .writing(t -> t.patch(t.user(), "{\"op\": \"remove\"}")
                                .is(400)
                                .says("noTarget")),
                must("PAT-36", "remove unassigns a single value", "RFC 7644 section 3.5.2.2")
                        .attribute("title")
                        .writing(t -> changed(t, t.userWith("title", "\"Countess\""), remove("title"))
                                .hasNo("/title")),
                must("PAT-36b", "remove of a part leaves the other parts", "RFC 7644 section 3.5.2.2")
                        .attribute("name.givenName", "name.familyName")
                        .writing(t -> changed(t, t.user(), remove("name.givenName"))
                                .hasNo("/name/givenName")
                                .has("/name/familyName", "Lovelace")),
                may("PAT-36c", "remove of what is unassigned succeeds", "RFC 7644 section 3.5.2.2")
                        .attribute("title")
                        .writing(t -> t.patch(t.user(), remove("title")).is(200, 204)),
                must("PAT-37", "remove of a list without a filter takes all values", "RFC 7644 section 3.5.2.2")
                        .attribute("phoneNumbers")
                        .writing(t ->
                                changed(t, phones(t), remove("phoneNumbers")).hasNo("/phoneNumbers")),
                must(
                                "PAT-38",
                                "remove by a value filter takes the values that match, and no others",
                                "RFC 7644 section 3.5.2.2")
                        .attribute("phoneNumbers")
                        .writing(t -> {
                            Exchange now = changed(t, phones(t), remove(WORK));
                            sized(now, 1)
                                    .holds(phone(now, "home").equals("+31207654321"), "the value of type home alone");
                        }),
                must("PAT-39", "remove of a part by a value filter leaves the rest", "RFC 7644 section 3.5.2.2")
                        .attribute("phoneNumbers.display")
                        .writing(t -> {
                            Resource user = t.userWith(
                                    "phoneNumbers",
                                    "[{\"value\": \"+31201234567\", \"display\": \"desk\", \"type\": \"work\"}, {\"value\": \"+31207654321\", \"display\": \"house\", \"type\": \"home\"}]");
                            Exchange now = changed(t, user, remove(WORK + ".display"));
                            now.holds(
                                    !now.body().contains("desk")
                                            && now.body().contains("house")
                                            && phone(now, "work").equals("+31201234567"),
                                    "no display at type work, all else as before");
                        }),
                may("PAT-41", "remove by a value filter that matches nothing succeeds", "RFC 7644 section 3.5.2.2")
                        .attribute("phoneNumbers")
                        .writing(t -> t.patch(phones(t), remove(FAX)).is(200, 204)),
                must("PAT-42", "remove of a required attribute is 400", "RFC 7644 section 3.5.2.2")
                        .writing(t -> t.patch(t.user(), remove("userName")).is(400)),
                must("PAT-45", "remove takes an attribute of an extension", "RFC 7644 section 3.5.2.2")
                        .attribute(ENTERPRISE + ":department")
                        .writing(t -> changed(t, t.userInDepartment("Research"), remove(ENTERPRISE + ":department"))
                                .hasNo("/" + ENTERPRISE + "/department")));
    }

    /// The resource after a PATCH that succeeded.
    static Exchange changed(Trial t, Resource resource, String operations) {
        Exchange answer = t.patch(resource, operations).is(200, 204);
        Exchange now = t.read(resource);
        return now.status() == 200
                ? new Exchange(answer.ask(), now.status(), now.headers(), now.body(), now.json(), "")
                : now;
    }

    static String op(String op, String path, String value) {
        return "{\"op\": \"%s\", \"path\": \"%s\", \"value\": %s}".formatted(op, path, value);
    }

    static String remove(String path) {
        return "{\"op\": \"remove\", \"path\": \"%s\"}".formatted(path);
    }

    static Resource phones(Trial t) {
        return t.userWith("phoneNumbers", TWO_PHONES);
    }

    static Exchange sized(Exchange user, int size) {
        return user.holds(user.at("/phoneNumbers").size() == size, size + " values in phoneNumbers");
    }

    static String phone(Exchange user, String type) {
        for (JsonNode each : user.at("/phoneNumbers")) {
            if (each.path("type").asString("").equals(type)) {
                return each.path("value").asString("").replace("tel:", "").replace("-", "");
            }
        }
        return "";
    }
}
