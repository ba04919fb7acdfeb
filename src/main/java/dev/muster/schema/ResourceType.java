package dev.muster.schema;

import static dev.muster.schema.Attribute.complex;
import static dev.muster.schema.Attribute.string;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A resource type (RFC 7643 section 6): its base schema, its extensions, and the attributes common to all
/// resources.
public record ResourceType(String name, String endpoint, String description, Schema core, List<Schema> extensions) {

    /// The common attributes of RFC 7643 section 3.1, which no schema lists, and `schemas` (section 3), whose
    /// URNs have no case.
    public static final List<Attribute> COMMON = List.of(
            Attribute.of("schemas", Attribute.Type.REFERENCE, "URNs of the schemas present in the resource")
                    .many()
                    .mandatory()
                    .anyCase()
                    .with(Attribute.Returned.ALWAYS),
            string("id", "Identifier given by the service provider")
                    .exact()
                    .with(Attribute.Mutability.READ_ONLY)
                    .with(Attribute.Returned.ALWAYS)
                    .with(Attribute.Uniqueness.SERVER),
            string("externalId", "Identifier given by the provisioning client").exact(),
            complex(
                            "meta",
                            "Metadata of the resource",
                            string("resourceType", "Name of the resource type")
                                    .exact()
                                    .with(Attribute.Mutability.READ_ONLY),
                            Attribute.of("created", Attribute.Type.DATE_TIME, "When the resource was created")
                                    .with(Attribute.Mutability.READ_ONLY),
                            Attribute.of("lastModified", Attribute.Type.DATE_TIME, "When the resource was last changed")
                                    .with(Attribute.Mutability.READ_ONLY),
                            Attribute.of("location", Attribute.Type.REFERENCE, "URI of the resource")
                                    .with(Attribute.Mutability.READ_ONLY),
                            string("version", "Version of the resource, equal to its ETag")
                                    .exact()
                                    .with(Attribute.Mutability.READ_ONLY))
                    .with(Attribute.Mutability.READ_ONLY));

    public static final ResourceType USER =
            new ResourceType("User", "/Users", "User Account", UserSchema.CORE, List.of(UserSchema.ENTERPRISE));

    public static final ResourceType GROUP = new ResourceType("Group", "/Groups", "Group", GroupSchema.CORE, List.of());

    public ResourceType {
        extensions = List.copyOf(extensions);
    }

    /// The same type with one more extension, such as the fields of a company (rule F6).
    public ResourceType with(Schema extension) {
        List<Schema> more = new ArrayList<>(extensions);
        more.add(extension);
        return new ResourceType(name, endpoint, description, core, more);
    }

    /// The members that a resource of this type may have, in the spelling of its schemas.
    public Stream<String> members() {
        return Stream.of(
                        COMMON.stream().map(Attribute::name),
                        core.attributes().stream().map(Attribute::name),
                        extensions.stream().map(Schema::urn))
                .flatMap(names -> names);
    }

    /// A top-level attribute, common ones included, whatever the case of its name.
    public Optional<Attribute> attribute(String wanted) {
        for (Attribute common : COMMON) {
            if (common.name().equalsIgnoreCase(wanted)) {
                return Optional.of(common);
            }
        }
        return core.attribute(wanted);
    }

    /// Whether a schema of the type has what the path leads to, or the whole extension that it names.
    public boolean describes(AttributePath path) {
        return path.extension() == null
                || extension(path.extension())
                        .filter(schema -> path.isWholeExtension()
                                || schema.attribute(path.attribute().name()).isPresent())
                        .isPresent();
    }

    /// The extension with that URN, whatever its case (RFC 7644 section 3.10).
    public Optional<Schema> extension(String urn) {
        for (Schema extension : extensions) {
            if (extension.urn().equalsIgnoreCase(urn)) {
                return Optional.of(extension);
            }
        }
        return Optional.empty();
    }
}
