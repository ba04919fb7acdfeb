package dev.muster.schema;

import static dev.muster.schema.Attribute.complex;
import static dev.muster.schema.Attribute.string;

import dev.muster.schema.Attribute.Mutability;
import dev.muster.schema.Attribute.Returned;
import dev.muster.schema.Attribute.Uniqueness;
import java.util.List;

/// The User schema and its enterprise extension (RFC 7643 sections 4.1, 4.3 and 8.7.1), errata applied. Where
/// the published JSON and the prose differ, the prose wins: `addresses.primary`, the `other` type of `ims`,
/// case exact references.
public final class UserSchema {

    private static final String[] PLACES = {"work", "home", "other"};

    public static final Schema CORE = new Schema(
            "urn:ietf:params:scim:schemas:core:2.0:User",
            "User",
            "User Account",
            List.of(
                    string("userName", "Name by which the user is known to the service, unique whatever its case")
                            .mandatory()
                            .with(Uniqueness.SERVER),
                    name(),
                    string("displayName", "Name of the user, suitable for display"),
                    string("nickName", "Casual way to address the user"),
                    Attribute.of("profileUrl", Attribute.Type.REFERENCE, "URL of the user's online profile")
                            .referringTo("external"),
                    string("title", "The user's title, such as Vice President"),
                    string("userType", "Relationship between the organisation and the user, such as Employee"),
                    string("preferredLanguage", "Preferred written or spoken languages, as in Accept-Language"),
                    string("locale", "Default location for currency, date and number formats"),
                    string("timezone", "Time zone by its IANA name, such as Europe/Amsterdam"),
                    Attribute.of("active", Attribute.Type.BOOLEAN, "Whether the user may use the service"),
                    string("password", "Accepted, never stored and never returned")
                            .with(Mutability.WRITE_ONLY)
                            .with(Returned.NEVER),
                    plural("emails", "Email addresses of the user", string("value", "Email address"), PLACES),
                    plural(
                            "phoneNumbers",
                            "Phone numbers of the user",
                            string("value", "Phone number"),
                            "work",
                            "home",
                            "mobile",
                            "fax",
                            "pager",
                            "other"),
                    plural(
                            "ims",
                            "Instant messaging addresses of the user",
                            string("value", "Instant messaging address"),
                            "aim",
                            "gtalk",
                            "icq",
                            "xmpp",
                            "msn",
                            "skype",
                            "qq",
                            "yahoo",
                            "other"),
                    plural(
                            "photos",
                            "Pictures of the user",
                            Attribute.of("value", Attribute.Type.REFERENCE, "URL of a picture")
                                    .referringTo("external"),
                            "photo",
                            "thumbnail"),
                    addresses(),
                    groups(),
                    plural("entitlements", "What the user is entitled to", string("value", "Entitlement")),
                    plural("roles", "Roles of the user, such as Student", string("value", "Role")),
                    plural(
                            "x509Certificates",
                            "Certificates of the user",
                            Attribute.of("value", Attribute.Type.BINARY, "One DER encoded certificate, in base64"))));

    public static final Schema ENTERPRISE = new Schema(
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
            "Enterprise User",
            "What organisations commonly keep of their people",
            List.of(
                    string("employeeNumber", "Identifier given by the organisation"),
                    string("costCenter", "Name of a cost center"),
                    string("organization", "Name of an organisation"),
                    string("division", "Name of a division"),
                    string("department", "Name of a department"),
                    complex(
                            "manager",
                            "The user's manager",
                            string("value", "The manager's id").exact(),
                            Attribute.of("$ref", Attribute.Type.REFERENCE, "URI of the manager")
                                    .referringTo("User"),
                            string("displayName", "The manager's display name").with(Mutability.READ_ONLY))));

    private UserSchema() {}

    private static Attribute name() {
        return complex(
                "name",
                "The parts of the user's name",
                string("formatted", "The whole name, for display"),
                string("familyName", "Family name, or last name"),
                string("givenName", "Given name, or first name"),
                string("middleName", "Middle names"),
                string("honorificPrefix", "Title before the name, such as Ms."),
                string("honorificSuffix", "Suffix after the name, such as III"));
    }

    private static Attribute addresses() {
        return complex(
                        "addresses",
                        "Postal addresses of the user",
                        string("formatted", "The whole address, for display or a label"),
                        string("streetAddress", "Street, house number, and the like"),
                        string("locality", "City or locality"),
                        string("region", "State or region"),
                        string("postalCode", "Postal code"),
                        string("country", "Country, ISO 3166-1 alpha-2 code"),
                        type(PLACES),
                        primary())
                .many();
    }

    private static Attribute groups() {
        return complex(
                        "groups",
                        "Groups to which the user belongs, directly or through other groups",
                        string("value", "Id of the group").exact().with(Mutability.READ_ONLY),
                        Attribute.of("$ref", Attribute.Type.REFERENCE, "URI of the group")
                                .referringTo("Group")
                                .with(Mutability.READ_ONLY),
                        string("display", "Name of the group").with(Mutability.READ_ONLY),
                        type("direct", "indirect").with(Mutability.READ_ONLY))
                .many()
                .with(Mutability.READ_ONLY);
    }

    /// A multi-valued attribute with the default sub-attributes of RFC 7643 section 2.4.
    private static Attribute plural(String name, String description, Attribute value, String... types) {
        return complex(name, description, value, string("display", "Name for display"), type(types), primary())
                .many();
    }

    private static Attribute type(String... types) {
        return string("type", "What the value is for").suggesting(types);
    }

    private static Attribute primary() {
        return Attribute.of(
                "primary", Attribute.Type.BOOLEAN, "Whether it is the preferred value; true for one value at most");
    }
}
