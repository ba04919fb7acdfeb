package dev.muster.verify.catalogue;

import static dev.muster.verify.Check.may;
import static dev.muster.verify.Check.must;
import static dev.muster.verify.Feature.FILTER;
import static dev.muster.verify.Feature.GROUPS;
import static dev.muster.verify.Offer.ENTERPRISE;
import static dev.muster.verify.Offer.USER;
import static dev.muster.verify.Trial.encoded;

import dev.muster.verify.Check;
import dev.muster.verify.Crew;
import dev.muster.verify.Exchange;
import dev.muster.verify.Resource;
import dev.muster.verify.Trial;
import dev.muster.verify.Violation;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Filters: what they find, and which are refused.
final class FilterChecks {

    private FilterChecks() {}

    static List<Check> checks() {
        return Stream.of(operators(), logic(), attributes(), refused())
                .flatMap(List::stream)
                .map(check -> check.needing(FILTER))
                .toList();
    }

    private static List<Check> operators() {
        return List.of(
                must("FLT-02", "eq finds who matches, and nobody else", "RFC 7644 section 3.4.2.2")
                        .writing(t -> finds(
                                        t, "userName eq \"" + t.people().ada().userName() + "\"", ada(t))
                                .has("/totalResults", 1)),
                must("FLT-03", "A filter that matches nobody is 200 with totalResults 0", "RFC 7644 section 3.4.2")
                        .reading(t ->
                                t.find("userName eq \"muster-verify-nobody\"").has("/totalResults", 0)),
                must("FLT-04", "Operators are read in any case", "RFC 7644 section 3.4.2.2")
                        .writing(t ->
                                finds(t, "userName EQ \"" + t.people().ada().userName() + "\"", ada(t))),
                must("FLT-04b", "ne finds everybody else", "RFC 7644 section 3.4.2.2")
                        .writing(t -> finds(
                                t, t.ours("userName ne \"" + t.people().ada().userName() + "\""), grace(t), linus(t))),
                must("FLT-04c", "co finds a part", "RFC 7644 section 3.4.2.2")
                        .writing(t ->
                                finds(t, "userName co \"" + t.people().prefix().substring(3) + "-gra\"", grace(t))),
                must("FLT-04d", "sw finds a beginning", "RFC 7644 section 3.4.2.2")
                        .writing(t ->
                                finds(t, "userName sw \"" + t.people().prefix() + "\"", ada(t), grace(t), linus(t))),
                must("FLT-04e", "ew finds an end", "RFC 7644 section 3.4.2.2")
                        .writing(t -> finds(
                                t,
                                "userName ew \"" + t.people().prefix().substring(5) + "-linus@verify.example\"",
                                linus(t))),
                must("FLT-04f", "gt and le part a list in two", "RFC 7644 section 3.4.2.2")
                        .writing(t -> {
                            String grace = t.people().grace().userName();
                            finds(t, t.ours("userName gt \"" + grace + "\""), linus(t));
                            finds(t, t.ours("userName le \"" + grace + "\""), ada(t), grace(t));
                        }),
                must("FLT-04g", "ge and lt part a list in two", "RFC 7644 section 3.4.2.2")
                        .writing(t -> {
                            String grace = t.people().grace().userName();
                            finds(t, t.ours("userName ge \"" + grace + "\""), grace(t), linus(t));
                            finds(t, t.ours("userName lt \"" + grace + "\""), ada(t));
                        }),
                must("FLT-21", "pr finds who has a value", "RFC 7644 section 3.4.2.2")
                        .attribute("title")
                        .writing(t -> finds(t, t.ours("title pr"), ada(t), grace(t))),
                must("FLT-21b", "pr is true for a boolean that is false", "RFC 7644 section 3.4.2.2")
                        .attribute("active")
                        .writing(t -> {
                            Crew.People people = t.people();
                            finds(t, "userName eq \"" + people.linus().userName() + "\" and active pr", linus(t));
                        }),
                may("FLT-31", "eq null finds who has no value", "RFC 7644 section 3.4.2.2")
                        .attribute("title")
                        .writing(t -> finds(t, t.ours("title eq null"), linus(t))),
                must("FLT-13", "userName is compared in any case", "RFC 7644 section 3.4.2.2")
                        .writing(t -> finds(
                                t,
                                "userName eq \"" + t.people().ada().userName().toUpperCase(Locale.ROOT) + "\"",
                                ada(t))),
                must("FLT-13b", "externalId is compared exactly", "RFC 7643 section 3.1")
                        .writing(t -> {
                            String mine = t.people().mark() + "-Ada";
                            finds(t, "externalId eq \"" + mine + "\"", ada(t));
                            finds(t, "externalId eq \"" + mine.toUpperCase(Locale.ROOT) + "\"");
                        }),
                must("FLT-14", "Wildcards in a value are ordinary characters", "RFC 7644 section 3.4.2.2")
                        .writing(t -> {
                            finds(t, "userName sw \"" + t.people().prefix() + "%\"");
                            finds(t, "userName eq \"" + t.people().prefix() + "*\"");
                        }));
    }

    private static List<Check> logic() {
        return List.of(
                must("FLT-06", "and binds more than or", "RFC 7644 section 3.4.2.2")
                        .writing(t -> finds(
                                t,
                                name(t, "eq", t.people().ada()) + " or "
                                        + name(t, "eq", t.people().grace()) + " and userName eq \"nobody\"",
                                ada(t))),
                must("FLT-06b", "Brackets come first", "RFC 7644 section 3.4.2.2")
                        .writing(t -> finds(
                                t,
                                "(" + name(t, "eq", t.people().ada()) + " or "
                                        + name(t, "eq", t.people().grace()) + ") and not ("
                                        + name(t, "eq", t.people().ada()) + ")",
                                grace(t))),
                must("FLT-06c", "or finds who meets either", "RFC 7644 section 3.4.2.2")
                        .writing(t -> finds(
                                t,
                                name(t, "eq", t.people().ada()) + " or "
                                        + name(t, "eq", t.people().linus()),
                                ada(t),
                                linus(t))),
                must("FLT-06d", "and finds who meets both", "RFC 7644 section 3.4.2.2")
                        .writing(t -> finds(
                                t,
                                "userName sw \"" + t.people().prefix() + "\" and userName ew \"-ada@verify.example\"",
                                ada(t))),
                must("FLT-07", "not turns a filter around", "RFC 7644 section 3.4.2.2")
                        .writing(t -> finds(
                                t, t.ours("not (" + name(t, "eq", t.people().ada()) + ")"), grace(t), linus(t))),
                must("FLT-08", "Values are JSON, escapes included", "RFC 7644 section 3.4.2.2")
                        .writing(t -> finds(
                                t,
                                name(t, "eq", t.people().ada()).replace("muster-verify", "\\u006duster-verify"),
                                ada(t))),
                must("FLT-10", "Brackets and quotes inside a value do not confuse", "RFC 7644 section 3.4.2.2")
                        .attribute("title")
                        .writing(t -> {
                            String title = t.unique("odd") + " \\\"a\\\"] and (b";
                            Resource user = t.userWith("title", "\"" + title + "\"");
                            finds(t, "title eq \"" + title + "\"", user.id());
                        }),
                must("FLT-44", "A blank in the query may be %20 or +", "RFC 7644 section 3.4.2.2")
                        .writing(t -> {
                            String filter = encoded(name(t, "eq", t.people().ada()));
                            t.get(t.users() + "?filter=" + filter.replace("%20", "+"))
                                    .is(200)
                                    .finds(ada(t));
                        }));
    }

    private static List<Check> attributes() {
        return List.of(
                must("FLT-05", "Attribute names are read in any case", "RFC 7644 section 3.4.2.2")
                        .writing(t ->
                                finds(t, "USERNAME eq \"" + t.people().ada().userName() + "\"", ada(t))),
                must("FLT-11", "A name may begin with the URN of the core schema", "RFC 7644 section 3.10")
                        .writing(t -> finds(
                                t, USER + ":userName eq \"" + t.people().ada().userName() + "\"", ada(t))),
                must("FLT-11b", "A name may begin with the URN of an extension", "RFC 7644 section 3.10")
                        .attribute(ENTERPRISE + ":department")
                        .writing(t -> {
                            String department = t.unique("department");
                            Resource user = t.userInDepartment(department);
                            finds(t, ENTERPRISE + ":department eq \"" + department + "\"", user.id());
                        }),
                must("FLT-11c", "Parts of a complex attribute can be filtered", "RFC 7644 section 3.4.2.2")
                        .attribute("name.familyName")
                        .writing(t -> finds(t, t.ours("name.familyName eq \"Hopper\""), grace(t))),
                must("FLT-16", "Times are compared as instants, whatever their offset", "RFC 7644 section 3.4.2.2")
                        .writing(t -> {
                            String created = t.people().ada().made().text("/meta/created");
                            String elsewhere = CommonChecks.elsewhere(created);
                            Exchange found = t.find(
                                    name(t, "eq", t.people().ada()) + " and meta.created eq \"" + elsewhere + "\"");
                            found.finds(ada(t));
                        }),
                must("FLT-16b", "Times can be compared with gt and lt", "RFC 7644 section 3.4.2.2")
                        .writing(t -> {
                            finds(t, t.ours("meta.created gt \"2001-01-01T00:00:00Z\""), ada(t), grace(t), linus(t));
                            finds(t, t.ours("meta.lastModified lt \"2001-01-01T00:00:00Z\""));
                        }),
                must("FLT-22", "One matching value of a list suffices", "RFC 7644 section 3.4.2.2")
                        .attribute("emails")
                        .writing(t ->
                                finds(t, "emails.value eq \"" + t.people().prefix() + "-ada@home.example\"", ada(t))),
                must("FLT-23", "Two terms may be met by different values", "RFC 7644 section 3.4.2.2")
                        .attribute("emails.type")
                        .writing(t -> finds(
                                t, t.ours("emails.type eq \"work\" and emails.value ew \"@home.example\""), ada(t))),
                must("FLT-24", "A value filter must be met by one value", "RFC 7644 section 3.4.2.2")
                        .attribute("emails.type")
                        .writing(t -> {
                            finds(t, t.ours("emails[type eq \"home\" and value ew \"@home.example\"]"), ada(t));
                            finds(t, t.ours("emails[type eq \"work\" and value ew \"@home.example\"]"));
                        }),
                must("FLT-25", "A value filter may be joined with other terms", "RFC 7644 section 3.4.2.2")
                        .attribute("emails.type")
                        .writing(t -> finds(
                                t,
                                t.ours("emails[not (type eq \"work\")] or "
                                        + name(t, "eq", t.people().linus())),
                                ada(t),
                                linus(t))),
                may("FLT-28", "A list without a part means its value", "RFC 7644 section 3.4.2.2")
                        .attribute("emails")
                        .writing(t -> finds(t, "emails eq \"" + t.people().prefix() + "-ada@home.example\"", ada(t))),
                must("FLT-32", "A boolean is filtered by the value that is answered", "RFC 7644 section 3.4.2.2")
                        .attribute("active")
                        .writing(t -> {
                            t.read(t.people().linus()).has("/active", false);
                            finds(t, t.ours("active eq false"), linus(t));
                        }),
                must("FLT-33", "schemas can be filtered", "RFC 7644 section 3.4.2.2")
                        .attribute(ENTERPRISE + ":department")
                        .writing(t -> {
                            Resource user = t.userInDepartment("Research");
                            t.find("schemas eq \"" + ENTERPRISE + "\" and userName eq \"" + user.userName() + "\"")
                                    .finds(user.id());
                            finds(t, t.ours("schemas eq \"" + ENTERPRISE + "\""));
                        }),
                must("FLT-34", "id can be filtered", "RFC 7644 section 3.4.2.2")
                        .writing(t -> finds(t, "id eq \"" + ada(t) + "\"", ada(t))),
                must("FLT-34b", "meta.resourceType can be filtered", "RFC 7644 section 3.4.2.1")
                        .writing(t -> {
                            finds(t, t.ours("meta.resourceType eq \"User\""), ada(t), grace(t), linus(t));
                            finds(t, t.ours("meta.resourceType eq \"Group\""));
                        }),
                must("FLT-34c", "externalId can be filtered", "RFC 7644 section 3.4.2.2")
                        .writing(t -> finds(t, "externalId eq \"" + t.people().mark() + "-Ada\"", ada(t))),
                must("FLT-39", "groups can be filtered by their members", "RFC 7644 section 3.4.2.2")
                        .needs(GROUPS)
                        .writing(t -> {
                            Resource ada = t.user();
                            Resource group = t.group(ada);
                            t.group();
                            Exchange found = t.get(
                                            t.groups() + "?filter=" + encoded("members.value eq \"" + ada.id() + "\""))
                                    .is(200);
                            found.has("/totalResults", 1).finds(group.id());
                        }),
                must("FLT-02b", "groups can be filtered by displayName", "RFC 7644 section 3.4.2.2")
                        .needs(GROUPS)
                        .writing(t -> {
                            Resource group = t.group();
                            t.get(t.groups() + "?filter="
                                            + encoded("displayName eq \""
                                                    + group.json()
                                                            .path("displayName")
                                                            .asString("") + "\""))
                                    .is(200)
                                    .has("/totalResults", 1)
                                    .finds(group.id());
                        }));
    }

    private static List<Check> refused() {
        return List.of(
                refusing("FLT-37", "An unknown operator is 400 with invalidFilter", "userName is \"x\""),
                refusing("FLT-37b", "An unbalanced bracket is 400 with invalidFilter", "(userName eq \"x\""),
                refusing(
                        "FLT-37c",
                        "A filter with text after its end is 400 with invalidFilter",
                        "userName eq \"x\" \"y\""),
                refusing("FLT-37d", "A filter without a value is 400 with invalidFilter", "userName eq"),
                must("FLT-09", "A value in single quotes is 400 with invalidFilter", "RFC 7644 section 3.4.2.2")
                        .reading(FilterChecks::refusesSingleQuotes),
                must("FLT-17", "gt on a boolean is 400 with invalidFilter", "RFC 7644 section 3.4.2.2")
                        .attribute("active")
                        .reading(t -> isInvalid(t, "active gt true")),
                must("FLT-19", "A time that is none is 400 with invalidFilter", "RFC 7644 section 3.4.2.2")
                        .reading(t -> isInvalid(t, "meta.created gt \"soon\"")),
                must(
                                "FLT-27",
                                "An unknown part in a value filter is 400 with invalidFilter",
                                "RFC 7644 section 3.4.2.2")
                        .attribute("emails")
                        .reading(t -> isInvalid(t, "emails[musterVerify eq \"x\"]")),
                may("FLT-18", "co on a boolean is 400 with invalidFilter", "RFC 7644 section 3.4.2.2")
                        .attribute("active")
                        .reading(t -> isInvalid(t, "active co \"t\"")),
                may("FLT-36", "An unknown attribute is 400 with invalidFilter", "RFC 7644 section 3.4.2.2")
                        .reading(t -> isInvalid(t, "musterVerify eq \"x\"")),
                must("FLT-38", "A password cannot be guessed by a filter", "RFC 7643 section 4.1.1")
                        .reading(t -> {
                            Exchange answer = t.get(t.users() + "?filter=" + encoded("password sw \"a\""));
                            answer.holds(!answer.isGood() || answer.total() == 0, "400, or nobody found");
                        }));
    }

    private static Check refusing(String id, String title, String filter) {
        return must(id, title, "RFC 7644 section 3.4.2.2").reading(t -> isInvalid(t, filter));
    }

    private static void refusesSingleQuotes(Trial t) {
        Exchange answer = t.get(t.users() + "?filter=" + encoded("userName eq 'muster-verify-nobody'"));
        if (answer.isGood() && answer.total() == 0) {
            throw Violation.tolerable(answer, "400 with invalidFilter; old examples of Entra ID have no double quotes");
        }
        answer.is(400).says("invalidFilter");
    }

    private static void isInvalid(Trial t, String filter) {
        t.get(t.users() + "?filter=" + encoded(filter)).is(400).says("invalidFilter");
    }

    private static Exchange finds(Trial t, String filter, String... ids) {
        Exchange found = t.find(filter);
        return found.holds(
                new HashSet<>(found.ids()).equals(Set.of(ids)),
                ids.length == 0 ? "nobody" : "exactly the resources with the ids " + List.of(ids));
    }

    private static String name(Trial t, String operator, Resource user) {
        t.people();
        return "userName " + operator + " \"" + user.userName() + "\"";
    }

    private static String ada(Trial t) {
        return t.people().ada().id();
    }

    private static String grace(Trial t) {
        return t.people().grace().id();
    }

    private static String linus(Trial t) {
        return t.people().linus().id();
    }
}
