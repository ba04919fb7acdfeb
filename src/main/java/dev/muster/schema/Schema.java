package dev.muster.schema;

import java.util.List;
import java.util.Optional;

/// A schema (RFC 7643 section 7): a URN and the attributes it defines.
///
/// @param open true where an administrator may describe more or less at any time: what is not described is kept
/// like an extension that no schema describes, and is compared in the same form
public record Schema(String urn, String name, String description, List<Attribute> attributes, boolean open) {

    public Schema {
        attributes = List.copyOf(attributes);
    }

    /// A schema that is the same for all companies.
    public Schema(String urn, String name, String description, List<Attribute> attributes) {
        this(urn, name, description, attributes, false);
    }

    /// The attribute of that name, whatever its case (RFC 7643 section 2.1).
    public Optional<Attribute> attribute(String wanted) {
        for (Attribute attribute : attributes) {
            if (attribute.name().equalsIgnoreCase(wanted)) {
                return Optional.of(attribute);
            }
        }
        return Optional.empty();
    }
}
