package dev.muster.bench.town;

import java.util.Locale;

/// A user as an identity provider writes it, 1.25 kB of JSON. Everything that differs between people holds the
/// person's number in nine digits, so that SQL can make the same rows from one of them.
public final class PersonBody {

    public static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
    public static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private PersonBody() {}

    /// A number as it stands in texts.
    public static String digits(long number) {
        return String.format(Locale.ROOT, "%09d", number);
    }

    public static String userName(long number) {
        return "ada." + digits(number) + "@acme.example";
    }

    public static String nickName(long number) {
        return "nick-" + digits(number);
    }

    public static String department(long number) {
        return "Department " + number % Setup.DEPARTMENTS;
    }

    public static String of(long number) {
        String digits = digits(number);
        return """
                {"schemas":["%s","%s"],"externalId":"ext-%s","userName":"%s",\
                "name":{"givenName":"Ada","familyName":"Lovelace-%s","middleName":"Augusta","honorificPrefix":"Ms.",\
                "formatted":"Ms. Ada Augusta Lovelace-%s"},\
                "displayName":"Ada Lovelace-%s","nickName":"%s","profileUrl":"https://people.acme.example/%s",\
                "title":"Engineer","userType":"Employee","preferredLanguage":"en-GB","locale":"en-GB","timezone":"Europe/London",\
                "active":true,"emails":[{"value":"%s","type":"work","primary":true},\
                {"value":"ada.%s@home.example","type":"home"}],\
                "phoneNumbers":[{"value":"+44 20 %s","type":"work"},{"value":"+44 79 %s","type":"mobile"}],\
                "addresses":[{"type":"work","streetAddress":"12 St James's Square, Floor 3, Room %s","locality":"London",\
                "region":"Greater London","postalCode":"SW1Y 4JH","country":"GB","primary":true}],\
                "%s":{"employeeNumber":"E%s","costCenter":"4711","organization":"Acme Research and Development",\
                "division":"Analytical Engines","department":"%s"}}""".formatted(
                        CORE,
                        ENTERPRISE,
                        digits,
                        userName(number),
                        digits,
                        digits,
                        digits,
                        nickName(number),
                        digits,
                        userName(number),
                        digits,
                        digits,
                        digits,
                        digits,
                        ENTERPRISE,
                        digits,
                        department(number));
    }

    /// The update that is measured: three operations that change a title, a phone number and an attribute of the
    /// extension.
    public static String update(long revision) {
        return patch("""
                {"op":"replace","path":"title","value":"Engineer %s"},\
                {"op":"replace","path":"phoneNumbers[type eq \\"work\\"].value","value":"+44 21 %s"},\
                {"op":"replace","path":"%s:employeeNumber","value":"F%s"}""".formatted(digits(revision), digits(revision), ENTERPRISE, digits(revision)));
    }

    public static String deactivation() {
        return patch("""
                {"op":"replace","path":"active","value":false}""");
    }

    public static String membership(String member) {
        return members("add", "{\"value\":\"" + member + "\"}");
    }

    /// @param operation `add` or `remove`
    /// @param values JSON objects with commas between them
    public static String members(String operation, String values) {
        return patch("""
                {"op":"%s","path":"members","value":[%s]}""".formatted(operation, values));
    }

    private static String patch(String operations) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[" + operations + "]}";
    }
}
