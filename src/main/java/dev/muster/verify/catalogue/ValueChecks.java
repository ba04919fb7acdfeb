package dev.muster.verify.catalogue;

import static dev.muster.verify.Check.may;
import static dev.muster.verify.Check.must;
import static dev.muster.verify.Check.should;
import static dev.muster.verify.Feature.GROUPS;
import static dev.muster.verify.Feature.PATCH;

import dev.muster.verify.Check;
import dev.muster.verify.Exchange;
import dev.muster.verify.Resource;
import dev.muster.verify.Trial;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Data types, and what is unassigned.
final class ValueChecks {

    private ValueChecks() {}

    static List<Check> checks() {
        return Stream.concat(types().stream(), unassigned().stream()).toList();
    }

    private static List<Check> types() {
        return List.of(
                must("TYP-01", "A number for a string is refused", "RFC 7643 section 2.3.1")
                        .attribute("title")
                        .writing(
                                t -> t.post(t.users(), t.userBody("title", "5")).is(400)),
                must("TYP-02", "A word for a boolean is refused", "RFC 7643 section 2.3.2")
                        .attribute("active")
                        .writing(t -> t.post(t.users(), t.userBody("active", "\"perhaps\""))
                                .is(400)),
                must("TYP-02b", "Booleans are answered as true and false", "RFC 7643 section 2.3.2")
                        .attribute("active")
                        .writing(t -> {
                            Exchange user = t.read(t.userWith("active", "true"));
                            user.holds(user.at("/active").isBoolean(), "active as a JSON boolean");
                        }),
                must("TYP-07", "Text that is no base64 is refused for binary", "RFC 7643 section 2.3.6")
                        .attribute("x509Certificates")
                        .writing(t -> t.post(
                                        t.users(), t.userBody("x509Certificates", "[{\"value\": \"%%not base64%%\"}]"))
                                .is(400)),
                must("TYP-09", "The $ref of a member leads to the member", "RFC 7643 section 2.3.7")
                        .needs(GROUPS)
                        .writing(t -> {
                            Resource ada = t.user();
                            Exchange group = t.read(t.group(ada)).has("/members/0/$ref");
                            t.get(relative(t, group.text("/members/0/$ref")))
                                    .is(200)
                                    .has("/id", ada.id());
                        }),
                must("TYP-11", "Text for a complex attribute is refused", "RFC 7643 section 2.3.8")
                        .attribute("name")
                        .writing(t ->
                                t.post(t.users(), t.userBody("name", "\"Ada\"")).is(400)),
                must("TYP-12", "An array for a single value is refused", "RFC 7643 section 2.4")
                        .attribute("title")
                        .writing(t -> t.post(t.users(), t.userBody("title", "[\"a\", \"b\"]"))
                                .is(400)),
                may("TYP-12b", "A single object for a list of values is refused", "RFC 7643 section 2.4")
                        .attribute("emails")
                        .writing(t -> t.post(
                                        t.users(),
                                        t.userBody(
                                                "emails",
                                                "{\"value\": \"%s@verify.example\"}".formatted(t.unique("one"))))
                                .is(400)),
                must("TYP-13", "At most one value is primary", "RFC 7643 section 2.4")
                        .attribute("emails.primary")
                        .writing(t -> {
                            Exchange answer = t.post(t.users(), twoAddresses(t, "work", true, "home", true));
                            long primary = Stream.of("/emails/0/primary", "/emails/1/primary")
                                    .filter(each -> answer.at(each).asBoolean(false))
                                    .count();
                            answer.holds(
                                    answer.status() == 400 || (answer.isGood() && primary <= 1),
                                    "400, or at most one value with primary true");
                        }),
                should("TYP-14", "The same type and value are not answered twice", "RFC 7643 section 2.4")
                        .attribute("emails.type")
                        .writing(t -> {
                            String email = "{\"value\": \"%s@verify.example\", \"type\": \"work\"}"
                                    .formatted(t.unique("twice"));
                            Exchange answer =
                                    t.post(t.users(), t.userBody("emails", "[%s, %s]".formatted(email, email)));
                            answer.holds(
                                    answer.status() == 400
                                            || answer.at("/emails").size() == 1,
                                    "one value in emails");
                        }),
                must("TYP-17", "Attribute names are read in any case", "RFC 7643 section 2.1")
                        .attribute("title")
                        .writing(t -> {
                            String title = t.unique("title");
                            t.read(t.userWith("TITLE", "\"" + title + "\"")).has("/title", title);
                        }),
                may("TYP-18", "An attribute that stands twice is refused", "RFC 8259 section 4")
                        .attribute("title")
                        .writing(t -> t.post(
                                        t.users(),
                                        t.userBody()
                                                .toString()
                                                .replaceFirst("\\{", "{\"title\": \"a\", \"title\": \"b\", "))
                                .is(400)));
    }

    private static List<Check> unassigned() {
        return List.of(
                must("NUL-01", "null on create is the same as nothing", "RFC 7643 section 2.5")
                        .attribute("title")
                        .writing(t -> t.read(t.userWith("title", "null")).hasNo("/title")),
                must("NUL-01b", "An empty array on create is the same as nothing", "RFC 7643 section 2.5")
                        .attribute("phoneNumbers")
                        .writing(t -> t.read(t.userWith("phoneNumbers", "[]")).hasNo("/phoneNumbers")),
                must("NUL-02", "PUT with null clears a value", "RFC 7644 section 3.5.1")
                        .attribute("title")
                        .writing(t -> {
                            ObjectNode body = t.userBody("title", "\"Countess\"");
                            Resource user = t.user(body);
                            t.put(user.path(), body.putNull("title")).is(200);
                            t.read(user).hasNo("/title");
                        }),
                must("NUL-02b", "PATCH replace with an empty array clears all values", "RFC 7643 section 2.5")
                        .needs(PATCH)
                        .attribute("phoneNumbers")
                        .writing(t -> {
                            Resource user =
                                    t.userWith("phoneNumbers", "[{\"value\": \"+31201234567\", \"type\": \"work\"}]");
                            t.patch(user, "{\"op\": \"replace\", \"path\": \"phoneNumbers\", \"value\": []}")
                                    .is(200, 204);
                            t.read(user).hasNo("/phoneNumbers");
                        }),
                may("NUL-03", "What is unassigned is left out of answers", "RFC 7643 section 2.5")
                        .attribute("title")
                        .writing(t -> {
                            Exchange user = t.read(t.user());
                            user.holds(
                                    !user.json().has("title") && !user.body().contains(":null"),
                                    "neither title nor any null");
                        }),
                must("NUL-04", "null for a required attribute is refused", "RFC 7644 section 3.3")
                        .writing(t -> t.post(t.users(), t.userBody("userName", "null"))
                                .is(400)),
                may("NUL-05", "An empty text is a value, or as nothing, and no error", "RFC 7643 section 2.5")
                        .attribute("title")
                        .writing(t ->
                                t.post(t.users(), t.userBody("title", "\"\"")).is(201)),
                may("NUL-06", "A complex value whose parts are all unassigned is unassigned", "RFC 7643 section 2.5")
                        .attribute("addresses")
                        .writing(t -> {
                            Exchange user = t.read(t.userWith("addresses", "[{\"locality\": null}]"));
                            user.holds(user.at("/addresses/0").isMissingNode(), "no addresses");
                        }));
    }

    static ObjectNode twoAddresses(Trial t, String first, boolean firstPrimary, String second, boolean secondPrimary) {
        return t.userBody(
                "emails", """
                [{"value": "%s@verify.example", "type": "%s", "primary": %s}, {"value": "%s@verify.example", "type": "%s", "primary": %s}]""".formatted(t.unique("one"), first, firstPrimary, t.unique("two"), second, secondPrimary));
    }

    /// An address of this server, after its base address; wherever a proxy makes it appear.
    static String relative(Trial t, String reference) {
        if (reference.startsWith(t.base())) {
            return reference.substring(t.base().length());
        }
        String[] segments = reference.replaceFirst("[?#].*", "").split("/", -1);
        return segments.length < 2
                ? "/" + reference
                : "/" + segments[segments.length - 2] + "/" + segments[segments.length - 1];
    }
}
