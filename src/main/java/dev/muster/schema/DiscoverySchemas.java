package dev.muster.schema;

import static dev.muster.schema.Attribute.complex;

import dev.muster.schema.Attribute.Mutability;
import dev.muster.schema.Attribute.Uniqueness;
import java.util.ArrayList;
import java.util.List;

/// The schemas of the three discovery documents (RFC 7643 sections 5, 6, 7 and 8.7.2), which `/Schemas` lists
/// too. With what the published JSON forgot: `etag`, `authenticationSchemes.type`, `schemaExtensions` as a
/// multi-valued attribute.
public final class DiscoverySchemas {

    public static final Schema SERVICE_PROVIDER_CONFIG = new Schema(
            "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig",
            "ServiceProviderConfig",
            "What the service provider supports",
            List.of(
                    reference("documentationUri", "URL of documentation for people", "external"),
                    feature("patch", "PATCH"),
                    feature(
                            "bulk",
                            "bulk operations",
                            fixed("maxOperations", Attribute.Type.INTEGER, "Greatest number of operations in a request")
                                    .mandatory(),
                            fixed("maxPayloadSize", Attribute.Type.INTEGER, "Greatest size of a request in bytes")
                                    .mandatory()),
                    feature(
                            "filter",
                            "filters",
                            fixed("maxResults", Attribute.Type.INTEGER, "Greatest number of resources in an answer")
                                    .mandatory()),
                    feature("changePassword", "a change of password"),
                    feature("sort", "sorting"),
                    feature("etag", "entity tags"),
                    pagination(),
                    fixed(complex(
                                    "authenticationSchemes",
                                    "Ways in which a client may authenticate",
                                    fixed("type", Attribute.Type.STRING, "The scheme")
                                            .mandatory()
                                            .suggesting(
                                                    "oauth", "oauth2", "oauthbearertoken", "httpbasic", "httpdigest"),
                                    fixed("name", Attribute.Type.STRING, "Common name of the scheme")
                                            .mandatory(),
                                    fixed("description", Attribute.Type.STRING, "What the scheme is")
                                            .mandatory(),
                                    reference("specUri", "URL of the scheme's specification", "external"),
                                    reference("documentationUri", "URL of documentation of its use", "external"),
                                    fixed("primary", Attribute.Type.BOOLEAN, "Whether it is the preferred scheme"))
                            .many()
                            .mandatory())));

    public static final Schema RESOURCE_TYPE = new Schema(
            "urn:ietf:params:scim:schemas:core:2.0:ResourceType",
            "ResourceType",
            "A type of resource: its endpoint and schemas",
            List.of(
                    fixed("id", Attribute.Type.STRING, "Identifier of the resource type, equal to its name"),
                    fixed("name", Attribute.Type.STRING, "Name of the resource type")
                            .mandatory()
                            .with(Uniqueness.SERVER),
                    fixed("description", Attribute.Type.STRING, "What the resource type is for people"),
                    reference("endpoint", "Address of the endpoint, relative to the base URL", "uri")
                            .mandatory()
                            .with(Uniqueness.SERVER),
                    reference("schema", "URN of the base schema", "uri").mandatory(),
                    fixed(complex(
                                    "schemaExtensions",
                                    "Extensions of the resource type",
                                    reference("schema", "URN of the extension", "uri")
                                            .mandatory(),
                                    fixed(
                                                    "required",
                                                    Attribute.Type.BOOLEAN,
                                                    "Whether each resource must carry the extension")
                                            .mandatory())
                            .many())));

    public static final Schema SCHEMA = new Schema(
            "urn:ietf:params:scim:schemas:core:2.0:Schema",
            "Schema",
            "A schema: the attributes that resources are made of",
            List.of(
                    fixed("id", Attribute.Type.STRING, "URN of the schema").mandatory(),
                    fixed("name", Attribute.Type.STRING, "Name of the schema for people"),
                    fixed("description", Attribute.Type.STRING, "What the schema is for people"),
                    attributes()));

    /// In the order in which `/Schemas` lists them.
    public static final List<Schema> ALL = List.of(SERVICE_PROVIDER_CONFIG, RESOURCE_TYPE, SCHEMA);

    private DiscoverySchemas() {}

    private static Attribute feature(String name, String what, Attribute... limits) {
        List<Attribute> parts = new ArrayList<>();
        parts.add(fixed("supported", Attribute.Type.BOOLEAN, "Whether it is supported")
                .mandatory());
        parts.addAll(List.of(limits));
        return fixed(complex(name, "Support of " + what, parts.toArray(Attribute[]::new)))
                .mandatory();
    }

    /// How lists are paged (RFC 9865 section 4).
    private static Attribute pagination() {
        return fixed(complex(
                "pagination",
                "Ways of paging",
                fixed("cursor", Attribute.Type.BOOLEAN, "Whether lists can be walked by cursor")
                        .mandatory(),
                fixed("index", Attribute.Type.BOOLEAN, "Whether pages can be asked for by index")
                        .mandatory(),
                exact("defaultPaginationMethod", "The way when a client names none", "cursor", "index"),
                fixed("defaultPageSize", Attribute.Type.INTEGER, "Number of resources in a page when none is given"),
                fixed("maxPageSize", Attribute.Type.INTEGER, "Greatest number of resources in a page"),
                fixed("cursorTimeout", Attribute.Type.INTEGER, "Seconds for which a cursor can be used")));
    }

    /// An attribute defines its sub-attributes as it is defined itself: the one place where a complex attribute
    /// lies in a complex one, as in the published JSON (RFC 7643 section 8.7.2), although section 2.3.8 has
    /// none elsewhere.
    private static Attribute attributes() {
        List<Attribute> parts = new ArrayList<>(definition("complex"));
        Attribute[] subAttributes = definition().toArray(Attribute[]::new);
        parts.add(fixed(complex("subAttributes", "Attributes of a complex attribute", subAttributes)
                .many()));
        return fixed(complex("attributes", "Attributes of the schema", parts.toArray(Attribute[]::new))
                        .many())
                .mandatory();
    }

    private static List<Attribute> definition(String... furtherTypes) {
        List<String> types =
                new ArrayList<>(List.of("string", "boolean", "decimal", "integer", "dateTime", "binary", "reference"));
        types.addAll(List.of(furtherTypes));
        return List.of(
                exact("name", "Name of the attribute").mandatory(),
                exact("type", "Data type of the attribute", types.toArray(String[]::new))
                        .mandatory(),
                fixed("multiValued", Attribute.Type.BOOLEAN, "Whether it has several values")
                        .mandatory(),
                fixed("description", Attribute.Type.STRING, "What the attribute is for people"),
                fixed("required", Attribute.Type.BOOLEAN, "Whether it must have a value"),
                exact("canonicalValues", "Suggested values").many(),
                fixed("caseExact", Attribute.Type.BOOLEAN, "Whether letter case counts"),
                exact("mutability", "When it may be written", "readOnly", "readWrite", "immutable", "writeOnly"),
                exact("returned", "When it is returned", "always", "never", "default", "request"),
                exact("uniqueness", "Among what a value is unique", "none", "server", "global"),
                exact("referenceTypes", "What a reference may refer to").many());
    }

    private static Attribute exact(String name, String description, String... values) {
        return fixed(name, Attribute.Type.STRING, description).exact().suggesting(values);
    }

    private static Attribute reference(String name, String description, String to) {
        return fixed(name, Attribute.Type.REFERENCE, description).referringTo(to);
    }

    private static Attribute fixed(String name, Attribute.Type type, String description) {
        return fixed(Attribute.of(name, type, description));
    }

    private static Attribute fixed(Attribute attribute) {
        return attribute.with(Mutability.READ_ONLY);
    }
}
