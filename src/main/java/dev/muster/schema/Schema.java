package dev.muster.schema;

import java.util.List;
import java.util.Optional;

/// A schema (RFC 7643 section 7): a URN and the attributes it defines.
public record Schema(String urn, String name, String description, List<Attribute> attributes) {

    public Schema {
        attributes = List.copyOf(attributes);
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
