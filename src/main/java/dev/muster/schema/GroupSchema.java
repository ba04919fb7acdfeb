package dev.muster.schema;

import static dev.muster.schema.Attribute.complex;
import static dev.muster.schema.Attribute.string;

import dev.muster.schema.Attribute.Mutability;
import java.util.List;

/// The Group schema (RFC 7643 sections 4.2 and 8.7.1), errata applied: `displayName` is required, members have
/// a `display`.
public final class GroupSchema {

    public static final Schema CORE = new Schema(
            "urn:ietf:params:scim:schemas:core:2.0:Group",
            "Group",
            "Group",
            List.of(
                    string("displayName", "Name of the group").mandatory(),
                    complex(
                                    "members",
                                    "Members of the group",
                                    string("value", "Id of the member").exact().with(Mutability.IMMUTABLE),
                                    Attribute.of("$ref", Attribute.Type.REFERENCE, "URI of the member")
                                            .referringTo("User", "Group")
                                            .with(Mutability.IMMUTABLE),
                                    string("type", "Whether the member is a user or a group")
                                            .suggesting("User", "Group")
                                            .with(Mutability.IMMUTABLE),
                                    // Clients send it (RFC 7644 section 3.5.2.1), but it is the member's own
                                    // name that is shown.
                                    string("display", "Name of the member").with(Mutability.READ_ONLY))
                            .many()));

    private GroupSchema() {}
}
